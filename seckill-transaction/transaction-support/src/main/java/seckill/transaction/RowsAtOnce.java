package seckill.transaction;

import static java.util.Collections.nCopies;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes rows of many orders in one statement, in the transaction at hand.
 *
 * <p>Why not a mapper: MyBatis puts such a statement together anew each time, parameter by parameter, which takes longer than the
 * database needs for it. And why not {@link JdbcTemplate}'s own way to set values: it asks the driver for the type of each NULL, and
 * the driver answers with an exception.
 */
public final class RowsAtOnce {

    private final JdbcTemplate jdbc;

    public RowsAtOnce(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Inserts rows; none of them may be there.
     *
     * @param into {@code table (column, ...)}
     * @param rows each with a value per column, null for NULL
     * @return how many there are now
     */
    public int insert(String into, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        String row = "(" + marks(rows.getFirst().length) + ")";
        return run("INSERT INTO " + into + " VALUES " + String.join(", ", nCopies(rows.size(), row)), rows);
    }

    /**
     * Changes the rows with these keys.
     *
     * @param update a statement with one question mark for each of {@code first}, then {@code IN (*)} for the keys, then one for
     *               each of {@code last}
     * @return how many were changed
     */
    public int update(String update, List<?> first, List<?> keys, List<?> last) {
        return run(update.replace("IN (*)", "IN (" + marks(keys.size()) + ")"),
                List.of(first.toArray(), keys.toArray(), last.toArray()));
    }

    private int run(String sql, List<Object[]> values) {
        return jdbc.update(sql, statement -> {
            int at = 1;
            for (Object[] some : values) {
                for (Object value : some) {
                    statement.setObject(at++, value);
                }
            }
        });
    }

    private static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }
}
