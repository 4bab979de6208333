package seckill.order.jdbc;

import java.util.List;
import javax.sql.DataSource;
import seckill.participant.Fact;
import seckill.transaction.history.FactRows;
import seckill.transaction.history.Facts;

/** The order as it was placed, with what it is now. */
public final class OrderFacts implements Facts {

    private final FactRows rows;

    public OrderFacts(DataSource dataSource) {
        this.rows = new FactRows(dataSource);
    }

    @Override
    public List<Fact> of(String orderId, List<String> checkouts) {
        return rows.by(
                List.of(orderId),
                "SELECT id, buyer_id, status, next_status, scenario, mode, epoch, CONCAT(total_minor, ' ', currency) AS total, placed_at,"
                        + " deadline FROM orders WHERE id IN (*)",
                (row, n) -> new Fact(
                        "order",
                        "order",
                        FactRows.at(row, "placed_at"),
                        row.getString("id"),
                        row.getString("status"),
                        FactRows.details(row, "next_status", "scenario", "mode", "epoch", "total", "deadline", "buyer_id")));
    }
}
