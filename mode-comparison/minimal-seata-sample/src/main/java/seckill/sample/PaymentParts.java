package seckill.sample;

import org.apache.seata.rm.tcc.api.BusinessActionContext;
import org.apache.seata.rm.tcc.api.BusinessActionContextParameter;
import org.apache.seata.rm.tcc.api.LocalTCC;
import org.apache.seata.rm.tcc.api.TwoPhaseBusinessAction;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Money is held, and then captured or let go. */
@LocalTCC
@Component
@Profile("payment & TCC")
public class PaymentParts {

    private final JdbcTemplate jdbc;

    public PaymentParts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @TwoPhaseBusinessAction(name = "sample-payment", commitMethod = "capture", rollbackMethod = "letGo", useTCCFence = true)
    public boolean hold(
            BusinessActionContext context,
            @BusinessActionContextParameter(paramName = "order") String orderId,
            @BusinessActionContextParameter(paramName = "buyer") long buyerId,
            @BusinessActionContextParameter(paramName = "price") long priceMinor) {
        Commands.carriedOut(jdbc, "payment_command", orderId + "/charge");
        jdbc.update("INSERT INTO payment (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency)"
                + " VALUES (?, ?, ?, 0, 0, 'CNY')", orderId, buyerId, priceMinor);
        if (jdbc.update("UPDATE account SET held_minor = held_minor + ? WHERE buyer_id = ? AND currency = 'CNY'"
                + " AND balance_minor - held_minor >= ?", priceMinor, buyerId, priceMinor) == 0) {
            throw new IllegalStateException("insufficient balance");
        }
        return true;
    }

    public boolean capture(BusinessActionContext context) {
        Object price = context.getActionContext("price");
        Object buyer = context.getActionContext("buyer");
        String order = (String) context.getActionContext("order");
        jdbc.update("UPDATE account SET balance_minor = balance_minor - ?, held_minor = held_minor - ?"
                + " WHERE buyer_id = ? AND held_minor >= ?", price, price, buyer, price);
        jdbc.update("UPDATE payment SET captured_minor = amount_minor WHERE order_id = ? AND captured_minor = 0", order);
        jdbc.update("INSERT INTO movement (id, buyer_id, kind, amount_minor, order_id, moved_at) VALUES (?, ?, 'CAPTURE', -?, ?, ?)",
                order + "/charge", buyer, price, order, Commands.now());
        return true;
    }

    public boolean letGo(BusinessActionContext context) {
        jdbc.update("UPDATE account SET held_minor = held_minor - ? WHERE buyer_id = ?",
                context.getActionContext("price"), context.getActionContext("buyer"));
        jdbc.update("DELETE FROM payment WHERE order_id = ?", context.getActionContext("order"));
        return true;
    }
}
