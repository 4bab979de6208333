package seckill.payment.jdbc;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.participant.CommandId;
import seckill.participant.RepairRefusal;
import seckill.payment.api.MoneyOfOrder;

/**
 * Makes the money and points of an order others: the payment is written anew, and what moved too much or too little is a movement of
 * its own, which the ledger keeps beside the ones that were there.
 *
 * @param id of the correction, and of its movements
 */
record MoveMoney(JdbcClient jdbc, CommandId id, Instant at) {

    Optional<RepairRefusal> move(MoneyOfOrder from, MoneyOfOrder to) {
        long buyer = to.buyerId() == 0 ? from.buyerId() : to.buyerId();
        long taken = to.takenMinor() - from.takenMinor();
        long returned = to.returnedMinor() - from.returnedMinor();
        long held = to.heldMinor() - from.heldMinor();
        long points = to.movedPoints() - from.movedPoints();
        if (!isWallet(buyer, from, to) || returned < 0) {
            return Optional.of(RepairRefusal.NOT_POSSIBLE); // what was given back too often is the buyer's by now
        }
        if (!wallet(buyer, returned - taken, held) || !points(buyer, points)) {
            return Optional.of(RepairRefusal.NOT_ENOUGH);
        }
        moved("taken", buyer, taken > 0 ? "CAPTURE" : "REVERSAL", -taken, from.orderId());
        moved("returned", buyer, "REFUND", returned, from.orderId());
        earned(buyer, points, from.orderId());
        write(to, buyer);
        return Optional.empty();
    }

    /** Nobody pays for somebody else, nor in another currency. */
    private boolean isWallet(long buyer, MoneyOfOrder from, MoneyOfOrder to) {
        String currency = to.currency().isEmpty() ? from.currency() : to.currency();
        return (from.buyerId() == 0 || from.buyerId() == buyer)
                && jdbc.sql("SELECT COUNT(*) FROM account WHERE buyer_id = ? AND (currency = ? OR ? = '')")
                        .params(buyer, currency, currency)
                        .query(Long.class)
                        .single() == 1;
    }

    private boolean wallet(long buyer, long more, long held) {
        if (more == 0 && held == 0) {
            return true;
        }
        return jdbc.sql("""
                        UPDATE account SET balance_minor = balance_minor + ?, held_minor = held_minor + ?
                        WHERE buyer_id = ? AND balance_minor + ? >= held_minor + ? AND held_minor + ? >= 0""")
                        .params(more, held, buyer, more, held, held)
                        .update()
                == 1;
    }

    private boolean points(long buyer, long more) {
        return more == 0
                || jdbc.sql("UPDATE points_account SET points = points + ? WHERE buyer_id = ? AND points + ? >= 0")
                                .params(more, buyer, more)
                                .update()
                        == 1;
    }

    private void moved(String what, long buyer, String kind, long minor, String orderId) {
        if (minor != 0) {
            jdbc.sql("INSERT INTO movement (id, buyer_id, kind, amount_minor, order_id, moved_at) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(id.value() + "/" + what, buyer, kind, minor, orderId, now())
                    .update();
        }
    }

    private void earned(long buyer, long points, String orderId) {
        if (points != 0) {
            jdbc.sql("INSERT INTO points_movement (id, buyer_id, kind, points, order_id, moved_at) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(id.value(), buyer, points > 0 ? "AWARD" : "REVERSAL", points, orderId, now())
                    .update();
        }
    }

    private void write(MoneyOfOrder it, long buyer) {
        jdbc.sql("DELETE FROM payment WHERE order_id = ?").param(it.orderId()).update();
        if (it.amountMinor() > 0) {
            jdbc.sql("""
                            INSERT INTO payment (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency)
                            VALUES (?, ?, ?, ?, ?, ?)""")
                    .params(it.orderId(), buyer, it.amountMinor(), it.capturedMinor(), it.refundedMinor(), it.currency())
                    .update();
        }
        jdbc.sql("DELETE FROM points_award WHERE order_id = ?").param(it.orderId()).update();
        if (it.awardedPoints() > 0) {
            jdbc.sql("INSERT INTO points_award (order_id, buyer_id, awarded_points, revoked_points) VALUES (?, ?, ?, ?)")
                    .params(it.orderId(), buyer, it.awardedPoints(), it.revokedPoints())
                    .update();
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
