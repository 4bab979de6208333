package seckill.checkout;

import java.time.Instant;
import java.util.List;
import seckill.order.api.OrderLine;
import seckill.participant.Money;

/** What a buyer wants, with prices and times as the shop fixed them. */
public sealed interface Intent {

    /**
     * Buys these products.
     *
     * @param payUntil the deadline of an order that is paid later
     */
    record Purchase(List<OrderLine> lines, Instant payUntil) implements Intent {
        public Purchase {
            lines = List.copyOf(lines);
        }

        public Money total() {
            return lines.stream().map(OrderLine::amount).reduce(Money::plus).orElseThrow();
        }
    }

    /** Pays an order that is pending. */
    record OrderPayment(String orderId, Money amount) implements Intent {}
}
