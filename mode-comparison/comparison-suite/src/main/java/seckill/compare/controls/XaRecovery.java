package seckill.compare.controls;

import java.time.Duration;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a transaction manager does when it starts again, for one transaction that it finds.
 *
 * @param transaction the global part of the branches' ids
 */
record XaRecovery(JdbcTemplate sql, String transaction) {

    private static final Duration ENDED_WITHIN = Duration.ofSeconds(10);

    /** The branches that are prepared, as {@code XA COMMIT} names them. */
    List<String> prepared() {
        return sql.query("XA RECOVER", (row, n) -> {
                    String data = row.getString("data");
                    int cut = Math.min(row.getInt("gtrid_length"), data.length());
                    return "'" + data.substring(0, cut) + "','" + data.substring(cut) + "'";
                })
                .stream()
                .filter(it -> it.startsWith("'" + transaction + "'"))
                .toList();
    }

    void end(boolean isDecided) {
        for (String branch : prepared()) {
            Waiting.until("ended: " + branch, ENDED_WITHIN, () -> ends(isDecided ? "XA COMMIT " : "XA ROLLBACK ", branch));
        }
    }

    private boolean ends(String how, String branch) {
        try {
            sql.execute(how + branch);
            return true;
        } catch (DataAccessException stillAttached) {
            return false;
        }
    }
}
