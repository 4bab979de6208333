package seckill.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import seckill.checkout.Checkout;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutState;
import seckill.checkout.Intent;
import seckill.checkout.Intent.OrderCancellation;
import seckill.checkout.Intent.OrderPayment;
import seckill.checkout.Intent.OrderRefund;
import seckill.checkout.Intent.Purchase;
import seckill.order.api.OrderEntry;
import seckill.order.api.OrderLine;
import seckill.payment.api.MoneyOfOrder;
import seckill.participant.Money;
import seckill.stock.api.UnitsOfOrder;

/** What the books say about one order of three units for 900, in which everything is right until a test changes it. */
record PaperOrder(List<CheckoutRecord> checkouts) {

    static final String ID = "order-00001";
    static final long BUYER = 7;
    static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    static final Money TOTAL = new Money(900, "CNY");
    private static final Purchase PURCHASE =
            new Purchase(List.of(new OrderLine(11, 0, 1, new Money(300, "CNY")), new OrderLine(12, 3, 2, new Money(300, "CNY"))),
                    NOON.plusSeconds(900), null);

    static PaperOrder bought(CheckoutState how) {
        return new PaperOrder(List.of(record(ID, "buy-now", PURCHASE, how)));
    }

    static PaperOrder placed() {
        return new PaperOrder(List.of(record(ID, "place-order", PURCHASE, CheckoutState.ACCEPTED)));
    }

    static PaperOrder unknown() {
        return new PaperOrder(List.of());
    }

    PaperOrder paid(CheckoutState how) {
        return with(record("pay-000001", "pay-order", new OrderPayment(ID, TOTAL, 9), how));
    }

    PaperOrder cancelled() {
        return with(record("cancel-0001", "cancel-order", new OrderCancellation(ID), CheckoutState.ACCEPTED));
    }

    PaperOrder refunded() {
        return with(record("refund-0001", "refund-order", new OrderRefund(ID, TOTAL), CheckoutState.ACCEPTED));
    }

    private PaperOrder with(CheckoutRecord more) {
        List<CheckoutRecord> all = new ArrayList<>(checkouts);
        all.add(more);
        return new PaperOrder(all);
    }

    /** As all books have it when they are right. */
    OrderFacts facts() {
        Expected right = Expected.byWhatWasTold(new OrderFacts(
                ID, checkouts, OrderEntry.none(ID), UnitsOfOrder.none(ID), MoneyOfOrder.none(ID)));
        return new OrderFacts(ID, checkouts, right.order(), right.units(), right.money());
    }

    private static CheckoutRecord record(String id, String scenario, Intent intent, CheckoutState how) {
        return new CheckoutRecord(new Checkout(id, BUYER, scenario, "AT", 1, NOON), "f", intent, how, "");
    }
}
