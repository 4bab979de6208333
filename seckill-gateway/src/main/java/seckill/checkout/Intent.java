package seckill.checkout;

import java.time.Instant;
import java.util.List;
import seckill.order.api.Address;
import seckill.order.api.OrderLine;
import seckill.participant.Money;

/** What a buyer wants, with prices and times as the shop fixed them. */
public sealed interface Intent {

    /**
     * Buys these products.
     *
     * @param payUntil  the deadline of an order that is paid later
     * @param deliverTo null when nothing is delivered
     */
    record Purchase(List<OrderLine> lines, Instant payUntil, Address deliverTo) implements Intent {
        public Purchase {
            lines = List.copyOf(lines);
        }

        public Money total() {
            return lines.stream().map(OrderLine::amount).reduce(Money::plus).orElseThrow();
        }
    }

    /** Does something with an order that is there. */
    sealed interface OfOrder extends Intent {
        String orderId();
    }

    /**
     * Pays an order that is pending.
     *
     * @param points what the buyer earns by it; 0, when it is too cheap or was stored before there were points
     */
    record OrderPayment(String orderId, Money amount, long points) implements OfOrder {

        /** What one point costs. */
        private static final long MINOR_PER_POINT = 100;

        public static OrderPayment of(String orderId, Money amount) {
            return new OrderPayment(orderId, amount, amount.minor() / MINOR_PER_POINT);
        }
    }

    /** Gives up an order that is pending. */
    record OrderCancellation(String orderId) implements OfOrder {}

    /** Gives up an order that is paid, for this much money. */
    record OrderRefund(String orderId, Money amount) implements OfOrder {}
}
