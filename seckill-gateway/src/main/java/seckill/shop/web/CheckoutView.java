package seckill.shop.web;

import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutState;
import seckill.checkout.Intent.OrderCancellation;
import seckill.checkout.Intent.OrderPayment;
import seckill.checkout.Intent.OrderRefund;
import seckill.checkout.Intent.Purchase;
import seckill.participant.Money;
import seckill.problem.Problem;

/**
 * A checkout as its buyer sees it.
 *
 * @param orderId the order that it places, pays or gives up
 * @param reason  the slug of the problem for which it was refused or failed, empty otherwise
 * @param total   the money that it moves or is about to, null when none
 */
record CheckoutView(
        String checkoutId,
        CheckoutState state,
        String orderId,
        String scenario,
        String mode,
        long epoch,
        String reason,
        Money total) {

    static CheckoutView of(CheckoutRecord record) {
        Money total = switch (record.intent()) {
            case Purchase purchase -> purchase.total();
            case OrderPayment payment -> payment.amount();
            case OrderRefund refund -> refund.amount();
            case OrderCancellation cancellation -> null;
        };
        return new CheckoutView(
                record.checkout().id(),
                record.state(),
                record.orderId(),
                record.checkout().scenario(),
                record.checkout().mode(),
                record.checkout().epoch(),
                reason(record),
                total);
    }

    private static String reason(CheckoutRecord record) {
        return switch (record.state()) {
            case ACCEPTED, IN_FLIGHT -> "";
            case REFUSED -> Problem.ofRefusal(record.reason()).slug();
            case FAILED -> Problem.CHECKOUT_FAILED.slug();
        };
    }
}
