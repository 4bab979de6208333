package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.compare.faults.Fault;
import seckill.compare.faults.Injection;
import seckill.launcher.audit.AuditReport;

/** What must be so after a fault: it was met, the shop comes to rest in time, and every checkout has one outcome. */
final class Survival {

    private static final Logger log = LoggerFactory.getLogger(Survival.class);

    private static final long PRICE = 100;
    private static final int UNITS = 100_000;

    /** Longer than any mode may need: how long it took is judged afterwards. */
    private static final Duration LOOKED_AT_FOR = Duration.ofSeconds(140);

    /** I12, on a busy machine. */
    private static final Duration SELLS_WITHIN = Duration.ofSeconds(10);

    /** {@code seckill.checkout.resolve-after}, and some of its looks. */
    private static final Duration ABSENCE = Duration.ofSeconds(25);

    private final Shop shop;
    private final Fault fault;
    private final Rush rush;
    private final AuditReport report;
    private final Duration toRest;

    private Survival(Shop shop, Fault fault, Rush rush, AuditReport report, Duration toRest) {
        this.shop = shop;
        this.fault = fault;
        this.rush = rush;
        this.report = report;
        this.toRest = toRest;
    }

    /** Holds the shop, in its mode, to outliving the fault: nothing is lost, nothing is left after a while, and it sells. */
    static void isExpected(Shop shop, Fault fault, Duration atRestWithin) throws InterruptedException {
        shop.itself().up(); // the spec before may have failed with something dead
        shop.switchEveryScenario();
        Survival survival = of(shop, fault);
        survival.everyInvariantHolds();
        assertThat(survival.toRest).as("from the restart to rest after %s", fault).isLessThan(atRestWithin);
        survival.theShopSellsAgain();
        shop.everyInvariantHolds();
    }

    /** Two who can pay, and two who cannot: whatever the fault waits for, somebody comes along. */
    static Survival of(Shop shop, Fault fault) throws InterruptedException {
        return of(shop, fault, richAndPoor(shop), shop.itself()::up);
    }

    /** Whatever died stays dead for longer than the gateway waits before it looks after a checkout in flight. */
    static Survival ofALongAbsence(Shop shop, Fault fault) throws InterruptedException {
        return of(shop, fault, richAndPoor(shop), () -> {
            await("an absence").pollDelay(ABSENCE).atMost(ABSENCE.plusSeconds(5)).until(() -> true);
            shop.itself().up();
        });
    }

    /** Only buyers whose checkouts go well when nothing dies. */
    static Survival ofTheRich(Shop shop, Fault fault) throws InterruptedException {
        return of(shop, fault, rich(shop), shop.itself()::up);
    }

    /** Has them buy until somebody has met the fault, starts what died, and waits until the shop is at rest. */
    private static Survival of(Shop shop, Fault fault, List<Buyer> buyers, Runnable up) throws InterruptedException {
        Rush rush = new Rush(buyers, shop.product(UNITS, PRICE));
        Timer timer = new Timer();
        try (Injection injection = shop.itself().injected(fault)) {
            try {
                rush.runUntil(injection::isMet, timer::start, up);
            } catch (ConditionTimeoutException notMet) {
                throw new AssertionError("the fault was never met: " + injection.state(), notMet);
            }
        }
        long upAgain = timer.ms();
        AuditReport report = shop.itself().audit(LOOKED_AT_FOR);
        log.info("mode={} fault=\"{}\" up={} ms at-rest={} ms", shop.mode().mode(), fault, upAgain, timer.ms());
        assertThat(report.atRest()).as("at rest after %s: %s", fault, Shop.figures(report)).isTrue();
        return new Survival(shop, fault, rush, report, Duration.ofMillis(timer.ms() - upAgain));
    }

    /** What the audit found when the shop had come to rest. */
    AuditReport audit() {
        return report;
    }

    Rush rush() {
        return rush;
    }

    void everyInvariantHolds() {
        assertThat(report.broken()).as("broken after %s: %s", fault, Shop.figures(report)).isEmpty();
        rush.everyCheckoutHasOneOutcome(shop);
    }

    void theShopSellsAgain() {
        await("the shop sells again").atMost(SELLS_WITHIN).until(() -> rush.oneMore().isAccepted());
    }

    private static List<Buyer> richAndPoor(Shop shop) {
        return Stream.concat(rich(shop).stream(), shop.buyersWith(2, PRICE - 1).stream()).toList();
    }

    private static List<Buyer> rich(Shop shop) {
        return shop.buyersWith(2, PRICE * UNITS);
    }

    /** From the death on. */
    private static final class Timer {

        private long start;

        void start() {
            start = System.nanoTime();
        }

        long ms() {
            return Duration.ofNanos(System.nanoTime() - start).toMillis();
        }
    }
}
