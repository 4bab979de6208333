package seckill.sample;

import org.apache.dubbo.config.annotation.DubboService;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Units, in AT and XA. */
@DubboService
@Profile("stock & !TCC")
public class StockTables implements Stock {

    private final JdbcTemplate jdbc;

    public StockTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void deduct(String orderId, long sku) {
        Commands.carriedOut(jdbc, "stock_command", orderId + "/deduct-stock");
        int taken = jdbc.update(
                "UPDATE stock_level SET available = available - ?, sold = sold + ? WHERE sku = ? AND sale_id = ?"
                        + " AND available >= ?",
                1, 1, sku, 0, 1);
        if (taken == 0) {
            throw new IllegalStateException("out of stock");
        }
        jdbc.update(
                "INSERT INTO reservation (order_id, sku, sale_id, quantity, state, deadline) VALUES (?, ?, ?, ?, ?, ?)",
                orderId, sku, 0, 1, "DEDUCTED", null);
    }
}
