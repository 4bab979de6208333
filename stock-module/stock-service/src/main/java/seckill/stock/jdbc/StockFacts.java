package seckill.stock.jdbc;

import java.util.List;
import javax.sql.DataSource;
import seckill.participant.Fact;
import seckill.transaction.history.FactRows;
import seckill.transaction.history.Facts;

/** The units that an order has, as they are now. */
public final class StockFacts implements Facts {

    private final FactRows rows;

    public StockFacts(DataSource dataSource) {
        this.rows = new FactRows(dataSource);
    }

    @Override
    public List<Fact> of(String orderId, List<String> checkouts) {
        return rows.by(
                List.of(orderId),
                "SELECT sku, sale_id, quantity, state, next_state, deadline FROM reservation WHERE order_id IN (*) ORDER BY sku, sale_id",
                (row, n) -> new Fact(
                        "stock",
                        "reservation",
                        null,
                        "sku " + row.getLong("sku") + (row.getLong("sale_id") == 0 ? "" : ", sale " + row.getLong("sale_id")),
                        row.getString("state"),
                        FactRows.details(row, "quantity", "next_state", "deadline")));
    }
}
