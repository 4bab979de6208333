package seckill.upgrade;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which type each column has after some migrations, as far as they say so. */
final class Columns {

    private static final Pattern TABLE = Pattern.compile("(?i)^(CREATE TABLE(?: IF NOT EXISTS)?|ALTER TABLE) (\\w+) ?(.*)$");
    private static final Pattern COLUMN =
            Pattern.compile("(?i)(?:^\\(|, ?|ADD COLUMN |ADD |MODIFY COLUMN |MODIFY )\\s*(\\w+) "
                    + "(TINYINT|SMALLINT|INT|BIGINT|BOOLEAN|VARCHAR|CHAR|TEXT|MEDIUMTEXT|LONGTEXT|BLOB|LONGBLOB|DATETIME)(?:\\((\\d+)\\))?( NOT NULL)?");

    /** Each type after those that fit into it. */
    private static final List<List<String>> FAMILIES = List.of(
            List.of("TINYINT", "BOOLEAN", "SMALLINT", "INT", "BIGINT"),
            List.of("CHAR", "VARCHAR", "TEXT", "MEDIUMTEXT", "LONGTEXT"),
            List.of("BLOB", "LONGBLOB"),
            List.of("DATETIME"));

    private final Map<String, Type> types = new HashMap<>();

    /** How a column is declared. */
    record Type(String name, int length, boolean notNull) {

        /** Whatever the other holds fits into this. */
        boolean holds(Type other) {
            return (!notNull || other.notNull) && length >= other.length && FAMILIES.stream().anyMatch(it -> it.contains(other.name)
                    && it.contains(name) && it.indexOf(name) >= it.indexOf(other.name));
        }
    }

    void take(Migration migration) {
        migration.statements().forEach(statement -> {
            Matcher table = TABLE.matcher(statement.text());
            if (table.find()) {
                of(table.group(3)).forEach((column, type) -> types.put(migration.name().split("/")[0] + "." + table.group(2) + "." + column, type));
            }
        });
    }

    /** The columns that this part of a statement declares. */
    static Map<String, Type> of(String declarations) {
        Map<String, Type> found = new HashMap<>();
        Matcher column = COLUMN.matcher(declarations);
        while (column.find()) {
            String type = column.group(2).toUpperCase(Locale.ROOT);
            int length = column.group(3) == null ? (type.endsWith("TEXT") || type.endsWith("BLOB") ? Integer.MAX_VALUE : 0) : Integer.parseInt(column.group(3));
            found.put(column.group(1), new Type(type, length, column.group(4) != null));
        }
        return found;
    }

    Optional<Type> before(String owner, String table, String column) {
        return Optional.ofNullable(types.get(owner + "." + table + "." + column));
    }
}
