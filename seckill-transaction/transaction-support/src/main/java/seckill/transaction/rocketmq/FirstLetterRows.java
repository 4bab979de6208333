package seckill.transaction.rocketmq;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What became of local transactions whose first letter waits at the broker. */
final class FirstLetterRows {

    private static final String COMMIT = "COMMIT";
    private static final String ROLLBACK = "ROLLBACK";

    private final JdbcTemplate jdbc;

    FirstLetterRows(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Written in the local transaction at hand; fails when it has been given up meanwhile. */
    void committed(String id, String orderKey) {
        insert(id, orderKey, COMMIT);
    }

    /**
     * The broker asks whether the local transaction was committed; one that was not, or not yet, never will be after this answer. The
     * question is counted.
     */
    boolean isCommitted(String id, String orderKey) {
        try {
            insert(id, orderKey, ROLLBACK);
            return false;
        } catch (DuplicateKeyException decided) {
            return COMMIT.equals(
                    jdbc.queryForObject("SELECT outcome FROM first_letter WHERE id = ?", String.class, id));
        } finally {
            jdbc.update("UPDATE first_letter SET check_backs = check_backs + 1, asked_at = UTC_TIMESTAMP(6) WHERE id = ?", id);
        }
    }

    int purge(Duration keep, int max) {
        return jdbc.update(
                "DELETE FROM first_letter WHERE decided_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND LIMIT " + max, keep.toSeconds());
    }

    private void insert(String id, String orderKey, String outcome) {
        jdbc.update(
                "INSERT INTO first_letter (id, order_key, outcome, decided_at) VALUES (?, ?, ?, UTC_TIMESTAMP(6))", id, orderKey, outcome);
    }
}
