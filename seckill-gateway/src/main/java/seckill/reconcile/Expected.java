package seckill.reconcile;

import java.time.Instant;
import java.util.List;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutState;
import seckill.checkout.Intent.OrderCancellation;
import seckill.checkout.Intent.OrderPayment;
import seckill.checkout.Intent.OrderRefund;
import seckill.checkout.Intent.Purchase;
import seckill.order.api.OrderEntry;
import seckill.order.api.OrderLine;
import seckill.order.api.OrderStatus;
import seckill.order.api.OrderView;
import seckill.participant.Money;
import seckill.payment.api.MoneyOfOrder;
import seckill.stock.api.UnitsOfOrder;
import seckill.stock.api.UnitsOfOrder.Kept;
import seckill.stock.api.UnitsOfOrder.State;

/** What the participants' books should say about an order. */
record Expected(OrderEntry order, UnitsOfOrder units, MoneyOfOrder money) {

    private static final String PAID_AT_ONCE = "buy-now";

    /** By what its buyer was told; nothing anywhere, when nobody was told that there is such an order. */
    static Expected byWhatWasTold(OrderFacts facts) {
        return facts.placing()
                .filter(it -> it.state() == CheckoutState.ACCEPTED)
                .map(it -> of(view(it, facts), facts.told(OrderPayment.class).map(OrderPayment::points).orElse(0L)))
                .orElseGet(() -> nothing(facts.orderId(), facts.placing().map(it -> it.checkout().buyerId()).orElse(0L)));
    }

    /** By the order itself, where nobody knows any more what its buyer was told. */
    static Expected byTheOrder(OrderView order, MoneyOfOrder money) {
        return of(order, money.awardedPoints());
    }

    private static Expected nothing(String orderId, long buyerId) {
        return new Expected(OrderEntry.none(orderId), new UnitsOfOrder(orderId, buyerId, List.of()), MoneyOfOrder.none(orderId));
    }

    private static Expected of(OrderView order, long points) {
        return new Expected(new OrderEntry(order.orderId(), order, ""), units(order), money(order, points));
    }

    private static OrderView view(CheckoutRecord placing, OrderFacts facts) {
        Purchase purchase = (Purchase) placing.intent();
        boolean atOnce = placing.checkout().scenario().equals(PAID_AT_ONCE);
        OrderView known = facts.order().order();
        return new OrderView(
                facts.orderId(),
                placing.checkout().buyerId(),
                status(facts, atOnce),
                placing.checkout().scenario(),
                placing.checkout().mode(),
                placing.checkout().epoch(),
                purchase.total(),
                known == null ? placing.checkout().begunAt() : known.placedAt(),
                atOnce ? Instant.EPOCH : purchase.payUntil(),
                purchase.lines(),
                purchase.deliverTo());
    }

    private static OrderStatus status(OrderFacts facts, boolean atOnce) {
        if (facts.wasTold(OrderRefund.class)) {
            return OrderStatus.REFUNDED;
        }
        if (facts.wasTold(OrderCancellation.class)) {
            return OrderStatus.CANCELLED;
        }
        return atOnce || facts.wasTold(OrderPayment.class) ? OrderStatus.PAID : OrderStatus.PENDING;
    }

    private static UnitsOfOrder units(OrderView order) {
        State state = switch (order.status()) {
            case PENDING -> State.RESERVED;
            case PAID -> State.DEDUCTED;
            case CANCELLED -> State.RELEASED;
            case REFUNDED -> State.RETURNED;
        };
        return new UnitsOfOrder(
                order.orderId(),
                order.buyerId(),
                order.lines().stream().map(line -> kept(line, state, order.deadline())).toList());
    }

    private static Kept kept(OrderLine line, State state, Instant deadline) {
        return new Kept(line.sku(), line.saleId(), line.quantity(), state, "", deadline);
    }

    private static MoneyOfOrder money(OrderView order, long points) {
        boolean refunded = order.status() == OrderStatus.REFUNDED;
        if (order.status() != OrderStatus.PAID && !refunded) {
            return MoneyOfOrder.none(order.orderId());
        }
        Money total = order.total();
        long back = refunded ? total.minor() : 0;
        long revoked = refunded ? points : 0;
        return new MoneyOfOrder(
                order.orderId(), order.buyerId(), total.currency(), total.minor(), total.minor(), back, 0,
                total.minor(), back, points, revoked, "", points - revoked);
    }
}
