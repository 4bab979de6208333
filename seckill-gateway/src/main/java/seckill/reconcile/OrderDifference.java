package seckill.reconcile;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import seckill.order.api.OrderEntry;
import seckill.order.api.OrderView;

/** How an order differs from what it should be; when it was placed and until when it may be paid is no difference. */
final class OrderDifference {

    private OrderDifference() {}

    static Optional<Kind> between(OrderEntry seen, OrderEntry should) {
        if (!seen.next().isEmpty()) {
            return Optional.of(Kind.STUCK_ORDER);
        }
        OrderView is = seen.order();
        OrderView wanted = should.order();
        if (is == null) {
            return wanted == null ? Optional.empty() : Optional.of(Kind.LOST_ORDER);
        }
        if (wanted == null) {
            return Optional.of(Kind.ORPHAN_ORDER);
        }
        return isSame(is, wanted) ? Optional.empty() : Optional.of(Kind.ORDER_BEHIND);
    }

    private static boolean isSame(OrderView is, OrderView wanted) {
        return is.status() == wanted.status()
                && is.buyerId() == wanted.buyerId()
                && is.total().equals(wanted.total())
                && new HashSet<>(is.lines()).equals(new HashSet<>(wanted.lines()))
                && Objects.equals(is.deliverTo(), wanted.deliverTo());
    }
}
