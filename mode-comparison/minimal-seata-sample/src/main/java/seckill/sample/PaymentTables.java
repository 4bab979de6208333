package seckill.sample;

import org.apache.dubbo.config.annotation.DubboService;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Money, in AT and XA. */
@DubboService
@Profile("payment & !TCC")
public class PaymentTables implements Payment {

    private final JdbcTemplate jdbc;

    public PaymentTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void charge(String orderId, long buyerId, long priceMinor) {
        Commands.carriedOut(jdbc, "payment_command", orderId + "/charge");
        jdbc.update(
                "INSERT INTO payment (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency)"
                        + " VALUES (?, ?, ?, ?, 0, ?)",
                orderId, buyerId, priceMinor, priceMinor, "CNY");
        int taken = jdbc.update(
                "UPDATE account SET balance_minor = balance_minor - ? WHERE buyer_id = ? AND currency = ?"
                        + " AND balance_minor - held_minor >= ?",
                priceMinor, buyerId, "CNY", priceMinor);
        if (taken == 0) {
            throw new IllegalStateException("insufficient balance");
        }
        jdbc.update(
                "INSERT INTO movement (id, buyer_id, kind, amount_minor, order_id, moved_at) VALUES (?, ?, ?, ?, ?, ?)",
                orderId + "/charge", buyerId, "CAPTURE", -priceMinor, orderId, Commands.now());
    }
}
