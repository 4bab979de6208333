package seckill.comparison;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;

/**
 * Whoever dies in the middle of a rush: what was acknowledged is there, and everything else has one outcome. In every run it
 * is the front that dies; participant and coordinator do so in the campaign of faults, and at single steps in {@link FaultIT}.
 */
class CrashIT {

    private static final long PRICE = 100;
    private static final int BUYERS = 12;

    /** Of which one has to hit something. */
    private static final int CRASHES_MAX = 3;

    /** Enough to be sure that the rush is in full swing. */
    private static final int ACCEPTED_BEFORE_THE_CRASH = 30;

    /** A start of the process, the global transaction's timeout, the gateway's look at what is overdue, and then some. */
    private static final Duration MENDED_WITHIN = Duration.ofSeconds(90);

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING)
    void the_front_is_killed_in_a_rush(Shop shop) throws InterruptedException {
        surviving(shop, shop.itself().front(), () ->
                shop.tables().of("gateway").number("SELECT COUNT(*) FROM checkout WHERE state = 'IN_FLIGHT'") > 0);
    }

    @Tag("faults")
    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING, assemblies = Assembly.MODULES)
    void a_participant_is_killed_in_a_rush(Shop shop) throws InterruptedException {
        surviving(shop, "stock", () -> true);
    }

    @Tag("faults")
    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING, assemblies = Assembly.MODULES)
    void the_coordinator_is_killed_in_a_rush(Shop shop) throws InterruptedException {
        surviving(shop, "tc", () -> true);
    }

    /** @param isHit what must be so between the crash and the restart; where checkouts are quick, a crash may fall between two of them */
    private static void surviving(Shop shop, String victim, BooleanSupplier isHit) throws InterruptedException {
        for (int crash = 1; crash <= CRASHES_MAX; crash++) {
            if (survives(shop, victim, isHit)) {
                return;
            }
        }
        throw new AssertionError("none of " + CRASHES_MAX + " crashes of " + victim + " has hit a checkout");
    }

    private static boolean survives(Shop shop, String victim, BooleanSupplier isHit) throws InterruptedException {
        Product product = shop.product(100_000, PRICE);
        Rush rush = new Rush(shop.buyersWith(BUYERS, 100_000_000), product);

        rush.runUntil(() -> rush.accepted() >= ACCEPTED_BEFORE_THE_CRASH, () -> shop.itself().kill(victim), () -> {});
        boolean hit = isHit.getAsBoolean() && !rush.notAccepted().isEmpty();
        shop.itself().up();

        await("every checkout ended").atMost(MENDED_WITHIN).until(() -> shop.itself().audit(Duration.ZERO).atRest());
        rush.everyCheckoutHasOneOutcome(shop);
        await("the shop sells again").atMost(Duration.ofSeconds(10)).until(() -> rush.oneMore().isAccepted());
        return hit;
    }
}
