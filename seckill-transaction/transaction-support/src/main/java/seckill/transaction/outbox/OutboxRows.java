package seckill.transaction.outbox;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.transaction.message.Letter;

/**
 * The table of letters as relays see it. All times are the database's, so relays on machines whose clocks differ agree about
 * leases. Needs READ COMMITTED: gap locks would make relays wait for one another and for whoever writes letters.
 */
final class OutboxRows {

    /**
     * Unsent, nobody's, and no older one of the same key is unsent. The last is what keeps letters of one key in order; that an
     * older one is not seen because it is not yet committed cannot be, because whoever writes two for one key does so one after
     * the other.
     */
    private static final String FREE =
            """
            SELECT seq, attempts, id, topic, order_key, body, trace FROM outbox o
             WHERE published_at IS NULL AND (claimed_until IS NULL OR claimed_until < UTC_TIMESTAMP(6))
               AND NOT EXISTS (SELECT 1 FROM outbox older
                                WHERE older.order_key = o.order_key AND older.published_at IS NULL AND older.seq < o.seq)
             ORDER BY seq LIMIT ? FOR UPDATE SKIP LOCKED""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String relay;

    OutboxRows(DataSource dataSource, String relay) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.relay = relay;
    }

    /** Makes letters this relay's for a while; a relay that dies with them holds nobody up for longer. */
    List<ClaimedLetter> claim(int max, Duration lease) {
        return transaction.execute(status -> {
            List<ClaimedLetter> free = jdbc.query(
                    FREE,
                    (row, n) -> new ClaimedLetter(
                            row.getLong(1),
                            row.getInt(2) + 1,
                            new Letter(row.getString(3), row.getString(4), row.getString(5), row.getString(6)),
                            row.getString(7)),
                    max);
            if (!free.isEmpty()) {
                jdbc.update(
                        "UPDATE outbox SET claimed_by = ?, attempts = attempts + 1,"
                                + " claimed_until = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND WHERE seq IN " + marks(free.size()),
                        arguments(relay, lease.toNanos() / 1_000, free));
            }
            return free;
        });
    }

    /** The broker has them, whosever they are by now. */
    void published(List<ClaimedLetter> letters) {
        if (!letters.isEmpty()) {
            jdbc.update(
                    "UPDATE outbox SET published_at = UTC_TIMESTAMP(6) WHERE published_at IS NULL AND seq IN " + marks(letters.size()),
                    letters.stream().map(ClaimedLetter::seq).toArray());
        }
    }

    /** Leaves them to whoever comes after the pause, unless they are somebody else's by now. */
    void giveBack(List<ClaimedLetter> letters, Duration pause) {
        if (!letters.isEmpty()) {
            jdbc.update(
                    "UPDATE outbox SET claimed_until = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND"
                            + " WHERE published_at IS NULL AND claimed_by = ? AND seq IN " + marks(letters.size()),
                    arguments(pause.toNanos() / 1_000, relay, letters));
        }
    }

    /** Deletes letters that were sent long ago; answers how many. */
    int purge(Duration keep, int max) {
        return jdbc.update(
                "DELETE FROM outbox WHERE published_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND LIMIT " + max,
                keep.toNanos() / 1_000);
    }

    OutboxLag lag() {
        return jdbc.queryForObject(
                "SELECT COUNT(*), COALESCE(TIMESTAMPDIFF(MICROSECOND, MIN(created_at), UTC_TIMESTAMP(6)), 0)"
                        + " FROM outbox WHERE published_at IS NULL",
                (row, n) -> new OutboxLag(row.getLong(1), row.getLong(2) / 1_000));
    }

    private static String marks(int n) {
        return "(" + String.join(", ", Collections.nCopies(n, "?")) + ")";
    }

    private static Object[] arguments(Object first, Object second, List<ClaimedLetter> letters) {
        Object[] all = new Object[letters.size() + 2];
        all[0] = first;
        all[1] = second;
        for (int i = 0; i < letters.size(); i++) {
            all[i + 2] = letters.get(i).seq();
        }
        return all;
    }
}
