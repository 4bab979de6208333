package seckill.stock.jdbc;

import java.time.LocalDateTime;
import java.util.List;
import javax.sql.DataSource;
import seckill.transaction.RowsAtOnce;

/** What many orders take, in a statement per table. */
public final class TakingsTogether {

    private final RowsAtOnce rows;

    public TakingsTogether(DataSource dataSource) {
        this.rows = new RowsAtOnce(dataSource);
    }

    public void insertReservations(List<Reservation> reservations) {
        rows.insert(
                "reservation (order_id, sku, sale_id, quantity, state, deadline)",
                reservations.stream()
                        .map(r -> new Object[] {r.orderId, r.sku, r.saleId, r.quantity, r.state, r.deadline})
                        .toList());
    }

    /** For buyers who have nothing of the sale yet; any other fails on the primary key. */
    public void insertShares(long saleId, int limit, List<Share> shares) {
        rows.insert(
                "sale_buyer (sale_id, buyer_id, quantity, limit_per_buyer)",
                shares.stream().map(s -> new Object[] {saleId, s.buyerId, s.quantity, limit}).toList());
    }

    /** @param deadline null when the units are deducted */
    public record Reservation(String orderId, long sku, long saleId, int quantity, String state, LocalDateTime deadline) {}

    /** So many units of a sale for one buyer. */
    public record Share(long buyerId, int quantity) {}
}
