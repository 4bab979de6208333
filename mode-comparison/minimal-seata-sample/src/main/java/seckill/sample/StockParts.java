package seckill.sample;

import org.apache.seata.rm.tcc.api.BusinessActionContext;
import org.apache.seata.rm.tcc.api.BusinessActionContextParameter;
import org.apache.seata.rm.tcc.api.LocalTCC;
import org.apache.seata.rm.tcc.api.TwoPhaseBusinessAction;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Units are reserved, and then sold or given back. */
@LocalTCC
@Component
@Profile("stock & TCC")
public class StockParts {

    private final JdbcTemplate jdbc;

    public StockParts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @TwoPhaseBusinessAction(name = "sample-stock", commitMethod = "sell", rollbackMethod = "release", useTCCFence = true)
    public boolean reserve(
            BusinessActionContext context,
            @BusinessActionContextParameter(paramName = "order") String orderId,
            @BusinessActionContextParameter(paramName = "sku") long sku) {
        Commands.carriedOut(jdbc, "stock_command", orderId + "/deduct-stock");
        if (jdbc.update("UPDATE stock_level SET available = available - 1, reserved = reserved + 1"
                + " WHERE sku = ? AND sale_id = 0 AND available >= 1", sku) == 0) {
            throw new IllegalStateException("out of stock");
        }
        jdbc.update("INSERT INTO reservation (order_id, sku, sale_id, quantity, state, next_state, deadline)"
                + " VALUES (?, ?, 0, 1, 'RESERVED', 'DEDUCTED', NULL)", orderId, sku);
        return true;
    }

    public boolean sell(BusinessActionContext context) {
        jdbc.update("UPDATE stock_level SET reserved = reserved - 1, sold = sold + 1"
                + " WHERE sku = ? AND sale_id = 0 AND reserved >= 1", context.getActionContext("sku"));
        jdbc.update("UPDATE reservation SET state = next_state, next_state = NULL WHERE order_id = ?", context.getActionContext("order"));
        return true;
    }

    public boolean release(BusinessActionContext context) {
        jdbc.update("UPDATE stock_level SET reserved = reserved - 1, available = available + 1"
                + " WHERE sku = ? AND sale_id = 0 AND reserved >= 1", context.getActionContext("sku"));
        jdbc.update("DELETE FROM reservation WHERE order_id = ?", context.getActionContext("order"));
        return true;
    }
}
