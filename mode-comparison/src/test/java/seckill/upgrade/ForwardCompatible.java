package seckill.upgrade;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the version before goes on beside a migration: it reads and writes whatever it did, and what it writes is taken.
 *
 * <p>What cannot be seen in a statement, a constraint that is wider than the one it replaces or a trigger that refuses nobody, a person
 * promises in a comment above it: {@code -- compatible: why}.
 */
final class ForwardCompatible {

    private static final String NAME = "`?(\\w+)`?";

    private static final Map<String, Pattern> NEVER = Map.of(
            "drops a table", Pattern.compile("(?i)^DROP (TABLE|DATABASE|SCHEMA|VIEW)\\b"),
            "empties a table", Pattern.compile("(?i)^TRUNCATE\\b"),
            "renames", Pattern.compile("(?i)^RENAME\\b|^ALTER TABLE .*\\bRENAME\\b(?! (INDEX|KEY)\\b)|^ALTER TABLE .*\\bCHANGE\\b"),
            "drops a column",
            Pattern.compile("(?i)^ALTER TABLE .*\\bDROP (?!(CONSTRAINT|INDEX|KEY|FOREIGN|CHECK|DEFAULT)\\b)(COLUMN )?" + NAME));

    private static final Map<String, Pattern> ONLY_IF_PROMISED = Map.of(
            "refuses rows that the version before may write", Pattern.compile("(?i)^ALTER TABLE .*\\bADD (CONSTRAINT|UNIQUE|FOREIGN|CHECK|PRIMARY)\\b"),
            "makes a key that the version before may break", Pattern.compile("(?i)^CREATE UNIQUE INDEX\\b"),
            "lets a trigger into what the version before writes", Pattern.compile("(?i)^CREATE (OR REPLACE )?TRIGGER\\b"),
            "changes rows that the version before reads", Pattern.compile("(?i)^(UPDATE|DELETE|REPLACE)\\b"));

    private static final Pattern ALTERED = Pattern.compile("(?i)^ALTER TABLE " + NAME + " (.*)$");
    private static final Pattern CREATED = Pattern.compile("(?i)^CREATE TABLE(?: IF NOT EXISTS)? " + NAME);
    private static final Pattern ON = Pattern.compile("(?i)^(?:ALTER TABLE|UPDATE|DELETE FROM|CREATE UNIQUE INDEX \\w+ ON|CREATE TRIGGER \\w+ (?:BEFORE|AFTER) \\w+ ON) " + NAME);
    private static final Pattern CLAUSES = Pattern.compile(",\\s*(?=(?i:ADD|MODIFY|DROP|ALTER)\\b)");
    private static final Pattern HAS_VALUE = Pattern.compile("(?i)\\bDEFAULT\\b|\\bGENERATED\\b|\\bAUTO_INCREMENT\\b");

    private final Columns before;

    /** @param before the columns of the last release */
    ForwardCompatible(Columns before) {
        this.before = before;
    }

    /** What is wrong with it, a sentence each; empty when nothing is. */
    List<String> mistakes(Migration migration) {
        List<String> mistakes = new ArrayList<>();
        Set<String> own = new HashSet<>();
        for (Statement statement : migration.statements()) {
            Matcher created = CREATED.matcher(statement.text());
            if (created.find()) {
                own.add(created.group(1));
            } else if (!isAbout(own, statement)) {
                look(migration, statement, mistakes);
            }
        }
        return mistakes;
    }

    /** Nobody before knows a table that the same migration has made. */
    private static boolean isAbout(Set<String> own, Statement statement) {
        Matcher on = ON.matcher(statement.text());
        return on.find() && own.contains(on.group(1));
    }

    private void look(Migration migration, Statement statement, List<String> mistakes) {
        NEVER.forEach((what, pattern) -> complain(what, pattern.matcher(statement.text()).find(), migration, statement, mistakes));
        ONLY_IF_PROMISED.forEach((what, pattern) -> complain(
                what + ", and no comment promises otherwise", !statement.isPromised() && pattern.matcher(statement.text()).find(), migration, statement, mistakes));
        Matcher altered = ALTERED.matcher(statement.text());
        if (altered.find()) {
            for (String clause : CLAUSES.split(altered.group(2))) {
                clause(altered.group(1), clause.strip(), migration, statement, mistakes);
            }
        }
    }

    private void clause(String table, String clause, Migration migration, Statement statement, List<String> mistakes) {
        if (clause.matches("(?i)ADD (COLUMN )?.*")) {
            boolean mustBeGiven = Columns.of(clause).values().stream().anyMatch(Columns.Type::notNull) && !HAS_VALUE.matcher(clause).find();
            complain("adds a column that the version before leaves out and that has no default", mustBeGiven, migration, statement, mistakes);
        } else if (clause.matches("(?i)MODIFY .*")) {
            String owner = migration.name().split("/")[0];
            Map<String, Columns.Type> after = Columns.of(clause);
            boolean narrower = after.isEmpty() || after.entrySet().stream().anyMatch(it -> !before.before(owner, table, it.getKey())
                    .map(it.getValue()::holds)
                    .orElse(false));
            complain("makes a column narrower, or other than can be seen to be wider", narrower, migration, statement, mistakes);
        }
    }

    private static void complain(String what, boolean isSo, Migration migration, Statement statement, List<String> mistakes) {
        if (isSo) {
            mistakes.add(migration.name() + " " + what + ": " + statement.text());
        }
    }
}
