package seckill.sale.gate.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.sale.gate.Gate.Fate;
import seckill.sale.gate.Ticket;
import seckill.sale.gate.Wish;

/** The tickets, in {@code sale_ticket}: those that are QUEUED are the journal. Everything in the transaction at hand. */
final class TicketTable {

    private final JdbcClient jdbc;

    TicketTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Names a ticket and its buyer. */
    static String holder(Wish wish) {
        return wish.buyerId() + "/" + wish.ticket();
    }

    void add(Wish wish) {
        jdbc.sql("""
                INSERT INTO sale_ticket (sale_id, buyer_id, ticket, quantity, scenario, state, reason)
                VALUES (?, ?, ?, ?, ?, 'QUEUED', '')""")
                .params(wish.saleId(), wish.buyerId(), wish.ticket(), wish.quantity(), wish.scenario())
                .update();
    }

    Optional<Fate> fate(long saleId, long buyerId, String ticket) {
        return jdbc.sql("SELECT quantity, state, reason FROM sale_ticket WHERE sale_id = ? AND buyer_id = ? AND ticket = ?")
                .params(saleId, buyerId, ticket)
                .query((row, n) -> new Fate(row.getString(2).equals("RETURNED") ? 0 : row.getInt(1), row.getString(3)))
                .optional();
    }

    /** Units of tickets that have not ended. */
    long pending(long saleId) {
        return jdbc.sql("SELECT COALESCE(SUM(quantity), 0) FROM sale_ticket WHERE sale_id = ? AND state = 'QUEUED'")
                .param(saleId)
                .query(Long.class)
                .single();
    }

    /** How many tickets have ended. */
    long ended(long saleId) {
        return jdbc.sql("SELECT COUNT(*) FROM sale_ticket WHERE sale_id = ? AND state <> 'QUEUED'")
                .param(saleId)
                .query(Long.class)
                .single();
    }

    /** Every buyer who has ever had one, sorted. */
    long[] buyers(long saleId) {
        return jdbc.sql("SELECT DISTINCT buyer_id FROM sale_ticket WHERE sale_id = ? ORDER BY buyer_id")
                .param(saleId)
                .query(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Takes up those that nobody has taken up, or not within a lease; others who do the same skip what is just being taken. */
    List<Ticket> take(long saleId, int max, Duration lease) {
        List<Ticket> tickets = jdbc.sql("""
                SELECT buyer_id, ticket, quantity, scenario FROM sale_ticket
                WHERE sale_id = ? AND state = 'QUEUED'
                  AND (taken_at IS NULL OR taken_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND)
                LIMIT ? FOR UPDATE SKIP LOCKED""")
                .params(saleId, lease.toNanos() / 1_000, max)
                .query((row, n) -> {
                    Wish wish = new Wish(saleId, row.getString(2), row.getLong(1), row.getInt(3), row.getString(4));
                    return new Ticket(holder(wish), wish);
                })
                .list();
        tickets.forEach(ticket -> jdbc.sql(
                        "UPDATE sale_ticket SET taken_at = UTC_TIMESTAMP(6) WHERE sale_id = ? AND buyer_id = ? AND ticket = ?")
                .params(saleId, ticket.wish().buyerId(), ticket.wish().ticket())
                .update());
        return tickets;
    }

    /** Ends one; false when it had ended. */
    boolean end(Wish wish, String reason) {
        return jdbc.sql("""
                UPDATE sale_ticket SET state = ?, reason = ?
                WHERE sale_id = ? AND buyer_id = ? AND ticket = ? AND state = 'QUEUED'""")
                        .params(reason.isEmpty() ? "ORDERED" : "RETURNED", reason, wish.saleId(), wish.buyerId(), wish.ticket())
                        .update()
                == 1;
    }
}
