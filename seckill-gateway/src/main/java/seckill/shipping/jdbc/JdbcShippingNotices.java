package seckill.shipping.jdbc;

import static java.util.Collections.nCopies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.shipping.ShippingNotice;
import seckill.shipping.ShippingNotices;

/** Notices in the table {@code shipping_notice}; the database's clock says what is due. */
public final class JdbcShippingNotices implements ShippingNotices {

    private static final int ANSWER_MAX = 60;
    private static final String WAITS = "(?, UTC_TIMESTAMP(6), 'WAITING', 0, UTC_TIMESTAMP(6), '')";

    private final JdbcClient jdbc;

    public JdbcShippingNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes each order once, in the transaction at hand; last in it, because whoever reads waits for its end. */
    public void note(List<String> orderIds) {
        jdbc.sql("""
                INSERT INTO shipping_notice (order_id, noticed_at, state, tries, next_try_at, last_answer)
                VALUES %s
                ON DUPLICATE KEY UPDATE order_id = order_id""".formatted(String.join(", ", nCopies(orderIds.size(), WAITS))))
                .params(orderIds)
                .update();
    }

    @Override
    public List<ShippingNotice> due(int limit) {
        return jdbc.sql("""
                SELECT * FROM shipping_notice WHERE state = 'WAITING' AND next_try_at <= UTC_TIMESTAMP(6)
                ORDER BY next_try_at LIMIT ?""")
                .param(limit)
                .query((row, n) -> notice(row))
                .list();
    }

    @Override
    public boolean claim(ShippingNotice notice, Duration gap) {
        return jdbc.sql("""
                UPDATE shipping_notice SET tries = tries + 1, next_try_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
                WHERE seq = ? AND state = 'WAITING' AND tries = ?""")
                        .params(gap.toNanos() / 1_000, notice.sequence(), notice.tries())
                        .update()
                == 1;
    }

    @Override
    public void end(ShippingNotice notice, ShippingNotice.State state, String answer) {
        jdbc.sql("UPDATE shipping_notice SET state = ?, last_answer = ? WHERE seq = ? AND state = 'WAITING'")
                .params(state.name(), shortened(answer), notice.sequence())
                .update();
    }

    @Override
    public void inVain(ShippingNotice notice, String answer) {
        jdbc.sql("UPDATE shipping_notice SET last_answer = ? WHERE seq = ? AND state = 'WAITING'")
                .params(shortened(answer), notice.sequence())
                .update();
    }

    /**
     * Numbers are given when rows are inserted, and rows appear when their transactions commit: a number may appear after a
     * higher one, and who has read that would never come back for it. So the read waits for rows that are not committed yet, and
     * ends before the first that is younger than any insert may take from its number to its row.
     */
    @Override
    public List<ShippingNotice> after(long sequence, int limit) {
        return jdbc.sql("""
                SELECT *, noticed_at <= UTC_TIMESTAMP(6) - INTERVAL 1 SECOND AS settled
                FROM shipping_notice WHERE seq > ? ORDER BY seq LIMIT ? LOCK IN SHARE MODE""")
                .params(sequence, limit)
                .query((row, n) -> new Read(notice(row), row.getBoolean("settled")))
                .list()
                .stream()
                .takeWhile(Read::settled)
                .map(Read::notice)
                .toList();
    }

    @Override
    public Map<ShippingNotice.State, Long> counts() {
        Map<ShippingNotice.State, Long> counts = new EnumMap<>(ShippingNotice.State.class);
        for (ShippingNotice.State state : ShippingNotice.State.values()) {
            counts.put(state, 0L);
        }
        jdbc.sql("SELECT state, COUNT(*) FROM shipping_notice GROUP BY state")
                .query((row, n) -> counts.put(ShippingNotice.State.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }

    private static ShippingNotice notice(ResultSet row) throws SQLException {
        return new ShippingNotice(
                row.getLong("seq"),
                row.getString("order_id"),
                row.getObject("noticed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                ShippingNotice.State.valueOf(row.getString("state")),
                row.getInt("tries"));
    }

    private static String shortened(String answer) {
        return answer.substring(0, Math.min(ANSWER_MAX, answer.length()));
    }

    private record Read(ShippingNotice notice, boolean settled) {}
}
