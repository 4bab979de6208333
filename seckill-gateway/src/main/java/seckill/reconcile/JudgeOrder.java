package seckill.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import seckill.checkout.CheckoutState;
import seckill.checkout.Intent.OfOrder;
import seckill.checkout.Intent.OrderCancellation;
import seckill.checkout.Intent.OrderPayment;
import seckill.checkout.Intent.OrderRefund;
import seckill.order.api.OrderEntry;
import seckill.order.api.OrderView;
import seckill.payment.api.MoneyOfOrder;
import seckill.stock.api.UnitsOfOrder;

/** Compares what the books say about an order with what its buyer was told. */
final class JudgeOrder {

    static final String PART = "orders";

    private final AllBooks books;

    JudgeOrder(AllBooks books) {
        this.books = books;
    }

    /** What is wrong, at most once per participant; nothing about an order that is on its way. */
    List<Discrepancy> judge(OrderFacts facts) {
        if (facts.isInFlight()) {
            return List.of();
        }
        if (contradicts(facts)) {
            return List.of(forPeople(Kind.CONTRADICTION, facts));
        }
        if (lacksOnlyItsCheckout(facts)) {
            return List.of(forPeople(Kind.LOST_CHECKOUT, facts));
        }
        Expected expected = Expected.byWhatWasTold(facts);
        List<Discrepancy> wrong = new ArrayList<>();
        order(facts, expected.order()).ifPresent(wrong::add);
        units(facts, expected.units()).ifPresent(wrong::add);
        money(facts, expected.money()).ifPresent(wrong::add);
        return wrong;
    }

    /** Cancelled and paid, or something was done to an order that there never was. */
    private static boolean contradicts(OrderFacts facts) {
        boolean placed = facts.placing().filter(it -> it.state() == CheckoutState.ACCEPTED).isPresent();
        boolean cancelled = facts.wasTold(OrderCancellation.class);
        return cancelled && (facts.wasTold(OrderPayment.class) || facts.wasTold(OrderRefund.class))
                || facts.placing().isPresent() && !placed && facts.wasTold(OfOrder.class);
    }

    /** All books agree, and nobody knows what the buyer was told: nothing is taken away from him for that. */
    private static boolean lacksOnlyItsCheckout(OrderFacts facts) {
        OrderView order = facts.order().order();
        if (facts.placing().isPresent() || order == null) {
            return false;
        }
        Expected own = Expected.byTheOrder(order, facts.money());
        return OrderDifference.between(facts.order(), own.order()).isEmpty()
                && UnitsDifference.between(facts.units(), own.units()).isEmpty()
                && MoneyDifference.between(facts.money(), own.money()).isEmpty();
    }

    private static Discrepancy forPeople(Kind kind, OrderFacts facts) {
        return new Discrepancy(kind, PART, facts.orderId(), InWords.of(facts.order()), told(facts), Optional.empty());
    }

    private static String told(OrderFacts facts) {
        return facts.checkouts().isEmpty()
                ? "-"
                : String.join(", ", facts.checkouts().stream().map(it -> it.checkout().scenario() + " " + it.state()).toList());
    }

    private Optional<Discrepancy> order(OrderFacts facts, OrderEntry should) {
        return OrderDifference.between(facts.order(), should)
                .map(kind -> new Discrepancy(kind, PART, facts.orderId(), InWords.of(facts.order()), InWords.of(should),
                        Optional.of(id -> books.order().correct(id, facts.order(), should, facts.without()))));
    }

    private Optional<Discrepancy> units(OrderFacts facts, UnitsOfOrder should) {
        UnitsOfOrder whose = should.buyerId() > 0 ? should : new UnitsOfOrder(should.orderId(), buyer(facts), should.kept());
        return UnitsDifference.between(facts.units(), should)
                .map(kind -> new Discrepancy(kind, PART, facts.orderId(), InWords.of(facts.units()), InWords.of(should),
                        Optional.of(id -> books.stock().correct(id, facts.units(), whose, facts.without()))));
    }

    /** Where no checkout says whose it is, the other books may. */
    private static long buyer(OrderFacts facts) {
        return facts.order().order() == null ? facts.money().buyerId() : facts.order().order().buyerId();
    }

    private Optional<Discrepancy> money(OrderFacts facts, MoneyOfOrder should) {
        return MoneyDifference.between(facts.money(), should)
                .map(kind -> new Discrepancy(kind, PART, facts.orderId(), InWords.of(facts.money()), InWords.of(should),
                        // what was given back too often is the buyer's by now: only people can ask for it
                        kind == Kind.DUPLICATE_REFUND
                                ? Optional.empty()
                                : Optional.of(id -> books.payment().correct(id, facts.money(), should, facts.without()))));
    }
}
