package seckill.shop.web;

import java.time.Instant;
import seckill.order.api.OrderView;

/**
 * An order as its buyer sees it at some instant. Public, because templates read it.
 *
 * @param state   the message key of its state
 * @param changes whether it can still be paid
 * @param giveUp  how it can be given up: cancel, refund, or null when it cannot
 */
public record OrderRow(OrderView order, String state, boolean changes, String giveUp) {

    static OrderRow of(OrderView order, Instant now) {
        return switch (order.status()) {
            case PENDING -> {
                boolean inTime = now.isBefore(order.deadline());
                yield new OrderRow(order, inTime ? "pending" : "late", inTime, "cancel");
            }
            case PAID -> new OrderRow(order, "paid", false, "refund");
            case CANCELLED -> new OrderRow(order, "cancelled", false, null);
            case REFUNDED -> new OrderRow(order, "refunded", false, null);
        };
    }

    /** Whether money has moved for it. */
    public boolean hasReceipt() {
        return state.equals("paid") || state.equals("refunded");
    }
}
