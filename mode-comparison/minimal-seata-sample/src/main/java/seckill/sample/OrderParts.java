package seckill.sample;

import org.apache.seata.rm.tcc.api.BusinessActionContext;
import org.apache.seata.rm.tcc.api.BusinessActionContextParameter;
import org.apache.seata.rm.tcc.api.LocalTCC;
import org.apache.seata.rm.tcc.api.TwoPhaseBusinessAction;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** An order is announced, and then paid or gone. */
@LocalTCC
@Component
@Profile("orders & TCC")
public class OrderParts {

    private final JdbcTemplate jdbc;

    public OrderParts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @TwoPhaseBusinessAction(name = "sample-orders", commitMethod = "paid", rollbackMethod = "gone", useTCCFence = true)
    public boolean announce(
            BusinessActionContext context,
            @BusinessActionContextParameter(paramName = "order") String orderId,
            long buyerId,
            long sku,
            long priceMinor) {
        Commands.carriedOut(jdbc, "order_command", orderId + "/place-order");
        jdbc.update("INSERT INTO orders (id, buyer_id, status, next_status, scenario, mode, epoch, total_minor, currency,"
                        + " placed_at, deadline) VALUES (?, ?, 'PENDING', 'PAID', 'buy-now', 'TCC', 1, ?, 'CNY', ?, NULL)",
                orderId, buyerId, priceMinor, Commands.now());
        jdbc.update("INSERT INTO order_line (order_id, line_no, sku, sale_id, quantity, unit_price_minor)"
                + " VALUES (?, 1, ?, 0, 1, ?)", orderId, sku, priceMinor);
        return true;
    }

    public boolean paid(BusinessActionContext context) {
        jdbc.update("UPDATE orders SET status = next_status, next_status = NULL WHERE id = ? AND next_status IS NOT NULL",
                context.getActionContext("order"));
        return true;
    }

    public boolean gone(BusinessActionContext context) {
        jdbc.update("DELETE FROM order_line WHERE order_id = ?", context.getActionContext("order"));
        jdbc.update("DELETE FROM orders WHERE id = ?", context.getActionContext("order"));
        return true;
    }
}
