package seckill.sample;

import org.apache.dubbo.config.annotation.DubboService;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Orders, in AT and XA. */
@DubboService
@Profile("orders & !TCC")
public class OrderTables implements Orders {

    private final JdbcTemplate jdbc;

    public OrderTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void place(String orderId, long buyerId, long sku, long priceMinor) {
        Commands.carriedOut(jdbc, "order_command", orderId + "/place-order");
        jdbc.update(
                "INSERT INTO orders (id, buyer_id, status, scenario, mode, epoch, total_minor, currency, placed_at,"
                        + " deadline) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                orderId, buyerId, "PAID", "buy-now", "AT", 1, priceMinor, "CNY", Commands.now(), null);
        jdbc.update(
                "INSERT INTO order_line (order_id, line_no, sku, sale_id, quantity, unit_price_minor)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                orderId, 1, sku, 0, 1, priceMinor);
    }
}
