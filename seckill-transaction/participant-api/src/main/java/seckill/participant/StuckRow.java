package seckill.participant;

import java.io.Serializable;
import java.util.List;

/**
 * A row that a branch has changed.
 *
 * @param table   its table
 * @param key     its primary key, such as {@code sku=1, sale_id=0}
 * @param dirty   whether it is now neither as the branch found it nor as the branch left it
 * @param columns what the branch has changed
 */
public record StuckRow(String table, String key, boolean dirty, List<Column> columns) implements Serializable {

    public StuckRow {
        columns = List.copyOf(columns);
    }

    /** One column in three states; null where the row is not there, or the column is NULL. */
    public record Column(String name, String before, String after, String now) implements Serializable {}
}
