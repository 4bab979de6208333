package seckill.transaction.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.seata.rm.datasource.DataCompareUtils;
import org.apache.seata.rm.datasource.sql.struct.Field;
import org.apache.seata.rm.datasource.sql.struct.Row;
import org.apache.seata.sqlparser.struct.TableMeta;
import seckill.participant.StuckRow;

/**
 * One row that a branch has changed, by as many statements as it took. A state without columns means: no such row.
 *
 * <p>Images hold the columns which a statement changed and the key, so states are compared by the columns they share.
 *
 * @param before as the branch found it
 * @param after  as the branch left it
 * @param now    as it is
 */
record ChangedRow(
        TableMeta table, List<Field> key, Map<String, Field> before, Map<String, Field> after, Map<String, Field> now) {

    static Map<String, Field> columns(Row row) {
        Map<String, Field> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        row.getFields().forEach(field -> columns.put(field.getName(), field));
        return columns;
    }

    ChangedRow nowBeing(Map<String, Field> columns) {
        return new ChangedRow(table, key, before, after, columns);
    }

    /** This row after one more statement of the same branch. */
    ChangedRow then(Map<String, Field> found, Map<String, Field> left) {
        Map<String, Field> first = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (!before.isEmpty()) {
            first.putAll(found); // columns that this statement is the first to change
            first.putAll(before);
        }
        Map<String, Field> last = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (!left.isEmpty()) {
            last.putAll(after);
            last.putAll(left);
        }
        return new ChangedRow(table, key, first, last, now);
    }

    /** Whether somebody else has changed it: then nobody but an operator may say what becomes of it. */
    boolean isDirty() {
        return !same(after) && !isBack();
    }

    boolean isBack() {
        return same(before);
    }

    private boolean same(Map<String, Field> image) {
        if (image.isEmpty() || now.isEmpty()) {
            return image.isEmpty() && now.isEmpty();
        }
        return image.values().stream().allMatch(field -> same(field, now.get(field.getName())));
    }

    private static boolean same(Field one, Field other) {
        return other != null && DataCompareUtils.isFieldEquals(one, other).getResult();
    }

    StuckRow view() {
        Map<String, Field> names = new TreeMap<>(before);
        names.putAll(after);
        List<StuckRow.Column> columns = new ArrayList<>();
        names.keySet().stream().filter(name -> key.stream().noneMatch(k -> k.getName().equalsIgnoreCase(name))).forEach(
                name -> columns.add(new StuckRow.Column(name, text(before, name), text(after, name), text(now, name))));
        return new StuckRow(table.getTableName(), keyText(), isDirty(), columns);
    }

    private String keyText() {
        return key.stream().map(k -> k.getName() + "=" + k.getValue()).collect(Collectors.joining(", "));
    }

    private static String text(Map<String, Field> columns, String name) {
        Field field = columns.get(name);
        return field == null || field.getValue() == null ? null : field.getValue().toString();
    }
}
