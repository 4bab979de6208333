package seckill.reconcile;

import java.util.List;
import java.util.Optional;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutState;
import seckill.checkout.Intent;
import seckill.order.api.OrderEntry;
import seckill.payment.api.MoneyOfOrder;
import seckill.stock.api.UnitsOfOrder;

/**
 * What all books say about one order.
 *
 * @param checkouts of this order, in the order of their ids
 */
record OrderFacts(String orderId, List<CheckoutRecord> checkouts, OrderEntry order, UnitsOfOrder units, MoneyOfOrder money) {

    OrderFacts {
        checkouts = List.copyOf(checkouts);
    }

    boolean isInFlight() {
        return checkouts.stream().anyMatch(it -> it.state() == CheckoutState.IN_FLIGHT);
    }

    /** The checkout that places, or was to place, this order. */
    Optional<CheckoutRecord> placing() {
        return checkouts.stream().filter(it -> it.intent() instanceof Intent.Purchase).findFirst();
    }

    /** Whether somebody was told that this happened to the order. */
    boolean wasTold(Class<? extends Intent> intent) {
        return told(intent).isPresent();
    }

    <I extends Intent> Optional<I> told(Class<I> intent) {
        return checkouts.stream()
                .filter(it -> it.state() == CheckoutState.ACCEPTED)
                .map(CheckoutRecord::intent)
                .filter(intent::isInstance)
                .map(intent::cast)
                .findFirst();
    }

    /** Checkouts of which the buyer was told that they did nothing. */
    List<String> without() {
        return checkouts.stream()
                .filter(it -> it.state() == CheckoutState.REFUSED || it.state() == CheckoutState.FAILED)
                .map(it -> it.checkout().id())
                .toList();
    }
}
