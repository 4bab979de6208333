package seckill.transaction;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which checkouts are not over at this participant, although they may be for whoever was told how they ended: one of their rows is
 * not committed, may still be put back by AT, was tried and not confirmed, or was announced and not confirmed.
 */
public final class UnfinishedCheckouts {

    private final JdbcTemplate jdbc;
    private final String table;

    /** @param table the participant's own command table, as {@link CommandLog} has it */
    public UnfinishedCheckouts(DataSource dataSource, String table) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.table = table;
    }

    /** Those of these that are not over here. */
    public List<String> of(List<String> checkouts) {
        if (checkouts.isEmpty()) {
            return List.of();
        }
        String committed = "SELECT COUNT(*) FROM " + table + " c WHERE c.id > ? AND c.id < ?";
        String waiting = committed + " AND c.refusal IS NULL AND (c.phase = 'DECIDE'" + leftBySeata() + ")";
        return checkouts.stream()
                .filter(it -> count(waiting, it) > 0 || written(it) > count(committed, it))
                .toList();
    }

    /** The monolith over one database has no such tables. */
    private String leftBySeata() {
        List<String> tables = jdbc.queryForList(
                "SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = DATABASE()"
                        + " AND table_name IN ('undo_log', 'tcc_fence_log')",
                String.class);
        List<String> left = new ArrayList<>();
        if (tables.contains("undo_log")) {
            left.add(" OR EXISTS (SELECT 1 FROM undo_log u WHERE u.xid = c.xid AND u.log_status = 0)");
        }
        if (tables.contains("tcc_fence_log")) {
            left.add(" OR EXISTS (SELECT 1 FROM tcc_fence_log f WHERE f.xid = c.xid AND f.status = 1)");
        }
        return String.join("", left);
    }

    private long count(String sql, String checkout) {
        Long rows = jdbc.queryForObject(sql, Long.class, OfCheckout.first(checkout), OfCheckout.last(checkout));
        return rows == null ? 0 : rows;
    }

    /** With those that are not committed, such as a prepared branch's. */
    private long written(String checkout) {
        Long rows = jdbc.execute((ConnectionCallback<Long>) connection -> {
            try (Statement once = connection.createStatement();
                    PreparedStatement look = connection.prepareStatement("SELECT COUNT(*) FROM " + table + " WHERE id > ? AND id < ?")) {
                once.execute("SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED"); // for the next statement only
                look.setString(1, OfCheckout.first(checkout));
                look.setString(2, OfCheckout.last(checkout));
                return onlyNumber(look);
            }
        });
        return rows == null ? 0 : rows;
    }

    private static long onlyNumber(PreparedStatement look) throws SQLException {
        try (ResultSet row = look.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
