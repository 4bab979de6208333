package seckill.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.CheckoutConflictException;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.Intent.OrderCancellation;
import seckill.checkout.RunCheckout;
import seckill.checkout.Scenario;
import seckill.checkout.ShopBusyException;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderRefusal;
import seckill.order.api.OverdueOrder;

/**
 * Gives up the orders that were not paid in time, each by a checkout of {@code cancel-order} in its mode of the moment.
 *
 * <p>A payment that meets it is decided by the order, as one that meets a buyer's own cancellation is. The checkout's key
 * follows from the order and from how late it is, so whoever else looks at the same time repeats the same checkout; one that did
 * not work out is tried anew, with growing gaps. Whoever dies here leaves orders that the next look finds, and at most a few
 * checkouts in flight, which are resolved as a buyer's are.
 */
public final class CancelOverdueOrders {

    /** Four of the sixteen checkouts that a gateway carries: when a sale's orders all expire at once, buyers go first. */
    private static final int AT_ONCE = 4;

    private static final int PAGE = 100;

    /** A look ends after so many; it can be told to stop only between two pages, and the next look goes on from there. */
    private static final int PAGES_MAX = 10;

    /** The first attempt; each further one lasts twice as long as the one before. */
    private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(CancelOverdueOrders.class);

    private final OrderApi orders;
    private final RunCheckout checkouts;
    private final Scenario<OrderCancellation> scenario;
    private final Clock clock;
    private Page next = Page.FIRST;

    public CancelOverdueOrders(OrderApi orders, RunCheckout checkouts, Clock clock) {
        this.orders = orders;
        this.checkouts = checkouts;
        this.scenario = checkouts.scenario("cancel-order", OrderCancellation.class).orElseThrow();
        this.clock = clock;
    }

    /** Looks once; one look at a time. */
    public synchronized void look() {
        Instant begun = clock.instant();
        Map<Result, Integer> results = new EnumMap<>(Result.class);
        try {
            for (int page = 0; page < PAGES_MAX && !Thread.currentThread().isInterrupted(); page++) {
                List<OverdueOrder> overdue = orders.overdueAfter(next.deadline, next.orderId, PAGE);
                cancel(overdue).forEach(result -> results.merge(result, 1, Integer::sum));
                next = Page.after(overdue);
                if (next == Page.FIRST) {
                    break;
                }
            }
        } catch (RuntimeException e) {
            log.warn("overdue orders cannot be looked for: {}", e.toString());
        }
        results.remove(Result.NOT_YET);
        if (!results.isEmpty()) {
            log.info("overdue orders={} ms={}", results, Duration.between(begun, clock.instant()).toMillis());
        }
    }

    private List<Result> cancel(List<OverdueOrder> overdue) {
        if (overdue.isEmpty()) {
            return List.of();
        }
        try (ExecutorService carriers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("overdue-", 0).factory())) {
            return carriers.invokeAll(overdue.stream().<Callable<Result>>map(order -> () -> cancel(order)).toList()).stream()
                    .map(CancelOverdueOrders::result)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Result result(Future<Result> ended) {
        try {
            return ended.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Result cancel(OverdueOrder order) {
        AtomicBoolean isNew = new AtomicBoolean();
        String fingerprint = Fingerprint.of(scenario.name() + " " + order.orderId());
        try {
            CheckoutRecord record = checkouts.run(key(order, clock.instant()), order.buyerId(), scenario, fingerprint, () -> {
                isNew.set(true);
                return new OrderCancellation(order.orderId());
            });
            return isNew.get() ? became(record) : Result.NOT_YET;
        } catch (CheckoutConflictException | ShopBusyException e) {
            return Result.NOT_YET;
        } catch (RuntimeException e) {
            log.warn("order={} is overdue and was not given up: {}", order.orderId(), e.toString());
            return Result.NOT_DONE;
        }
    }

    private static Result became(CheckoutRecord record) {
        return switch (record.state()) {
            case ACCEPTED -> Result.CANCELLED;
            case IN_FLIGHT -> Result.UNDER_WAY;
            case REFUSED -> refused(record);
            case FAILED -> Result.NOT_DONE; // whoever carried it has logged why
        };
    }

    private static Result refused(CheckoutRecord record) {
        if (record.reason().equals(OrderRefusal.NOT_PENDING.name())) {
            return Result.PAID_OR_CANCELLED_MEANWHILE;
        }
        log.warn("order={} is overdue and cannot be given up: {}", record.orderId(), record.reason());
        return Result.NOT_DONE;
    }

    /** Attempts begin when the order has been overdue for 0, 10, 30, 70, 150 … seconds: three hours are ten of them. */
    static String key(OverdueOrder order, Instant now) {
        long late = Math.max(0, Duration.between(order.deadline(), now).dividedBy(FIRST_ATTEMPT));
        int attempt = Long.SIZE - 1 - Long.numberOfLeadingZeros(late + 1);
        return IdempotencyKey.OF_THE_SHOP + Fingerprint.of(order.orderId()) + "-" + attempt;
    }

    /** What became of an overdue order in one look. */
    private enum Result {
        CANCELLED,
        UNDER_WAY,
        PAID_OR_CANCELLED_MEANWHILE,
        /** Worth another attempt. */
        NOT_DONE,
        /** Somebody else is at it, the shop is busy, or the time of the next attempt has not come. */
        NOT_YET
    }

    /** Where the next page begins: an order that cannot be given up keeps no other from its turn. */
    private record Page(Instant deadline, String orderId) {

        private static final Page FIRST = new Page(Instant.EPOCH, "");

        static Page after(List<OverdueOrder> page) {
            return page.size() < PAGE ? FIRST : new Page(page.getLast().deadline(), page.getLast().orderId());
        }
    }
}
