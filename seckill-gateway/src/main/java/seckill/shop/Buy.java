package seckill.shop;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import seckill.checkout.CheckoutConflictException;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.Intent;
import seckill.checkout.Intent.OrderCancellation;
import seckill.checkout.Intent.OrderPayment;
import seckill.checkout.Intent.OrderRefund;
import seckill.checkout.Intent.Purchase;
import seckill.checkout.RunCheckout;
import seckill.checkout.Scenario;
import seckill.checkout.ShopBusyException;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderView;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** Everything by which a buyer's money or the shop's goods move: each is a checkout. */
public final class Buy {

    private static final Duration BUSY = Duration.ofSeconds(2);

    private final RunCheckout checkouts;
    private final CheckoutRecords records;
    private final PriceCart prices;
    private final OrderApi orders;

    public Buy(RunCheckout checkouts, CheckoutRecords records, PriceCart prices, OrderApi orders) {
        this.checkouts = checkouts;
        this.records = records;
        this.prices = prices;
        this.orders = orders;
    }

    /** Buys the cart in that scenario, or repeats what became of it. */
    public CheckoutRecord buy(long buyerId, IdempotencyKey key, String scenario, Cart cart) {
        return run(buyerId, key, scenario, Purchase.class, cart.asked(), () -> prices.price(cart));
    }

    /** Pays a pending order, or repeats what became of it. */
    public CheckoutRecord pay(long buyerId, IdempotencyKey key, String orderId) {
        return run(buyerId, key, "pay-order", OrderPayment.class, orderId,
                () -> OrderPayment.of(orderId, order(buyerId, orderId).total()));
    }

    /** Gives up a pending order, or repeats what became of that. */
    public CheckoutRecord cancel(long buyerId, IdempotencyKey key, String orderId) {
        return run(buyerId, key, "cancel-order", OrderCancellation.class, orderId,
                () -> new OrderCancellation(order(buyerId, orderId).orderId()));
    }

    /** Gives up a paid order for its money, or repeats what became of that. */
    public CheckoutRecord refund(long buyerId, IdempotencyKey key, String orderId) {
        return run(buyerId, key, "refund-order", OrderRefund.class, orderId,
                () -> new OrderRefund(orderId, order(buyerId, orderId).total()));
    }

    /** The buyer's own checkout. */
    public Optional<CheckoutRecord> checkout(long buyerId, String id) {
        return records.find(id).filter(record -> record.checkout().buyerId() == buyerId);
    }

    private OrderView order(long buyerId, String orderId) {
        return Asked.of(() -> orders.order(buyerId, orderId)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NO_SUCH_ORDER));
    }

    private <I extends Intent> CheckoutRecord run(
            long buyerId, IdempotencyKey key, String name, Class<I> intent, String asked, Supplier<I> wanted) {
        Scenario<I> scenario = Optional.ofNullable(name)
                .flatMap(n -> checkouts.scenario(n, intent))
                .orElseThrow(() -> new ProblemException(Problem.UNKNOWN_SCENARIO));
        try {
            return checkouts.run(key.value(), buyerId, scenario, Fingerprint.of(name + " " + asked), wanted);
        } catch (CheckoutConflictException e) {
            throw switch (e.kind()) {
                case IN_FLIGHT -> new ProblemException(Problem.CHECKOUT_IN_FLIGHT).ofCheckout(key.value());
                case KEY_REUSED -> new ProblemException(Problem.IDEMPOTENCY_KEY_REUSED);
            };
        } catch (ShopBusyException e) {
            throw new ProblemException(Problem.SHOP_BUSY).retryAfter(BUSY);
        }
    }
}
