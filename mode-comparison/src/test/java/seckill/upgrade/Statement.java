package seckill.upgrade;

import java.util.regex.Pattern;

/**
 * One statement of a migration.
 *
 * @param text    without comments, in one line
 * @param promise why the version before can go on beside it, where a person has to say so; empty otherwise
 */
record Statement(String text, String promise) {

    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern PROMISE = Pattern.compile("-- ?compatible: *([^\n]+)");

    static Statement of(String sql) {
        var promised = PROMISE.matcher(sql);
        return new Statement(
                COMMENT.matcher(sql).replaceAll(" ").replaceAll("\\s+", " ").strip(),
                promised.find() ? promised.group(1).strip() : "");
    }

    boolean isPromised() {
        return !promise.isEmpty();
    }
}
