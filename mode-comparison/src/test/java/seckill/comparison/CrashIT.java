package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
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

    /** Enough to be sure that the rush is in full swing. */
    private static final int ACCEPTED_BEFORE_THE_CRASH = 30;

    /** A start of the process, the global transaction's timeout, the gateway's look at what is overdue, and then some. */
    private static final Duration MENDED_WITHIN = Duration.ofSeconds(90);

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING)
    void the_front_is_killed_in_a_rush(Shop shop) throws InterruptedException {
        surviving(shop, shop.itself().front(), () -> assertThat(shop.tables()
                        .of("gateway")
                        .number("SELECT COUNT(*) FROM checkout WHERE state = 'IN_FLIGHT'"))
                .as("checkouts in flight when it died")
                .isPositive());
    }

    @Tag("faults")
    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING, assemblies = Assembly.MODULES)
    void a_participant_is_killed_in_a_rush(Shop shop) throws InterruptedException {
        surviving(shop, "stock", () -> {});
    }

    @Tag("faults")
    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING, assemblies = Assembly.MODULES)
    void the_coordinator_is_killed_in_a_rush(Shop shop) throws InterruptedException {
        surviving(shop, "tc", () -> {});
    }

    /** @param whileDown what must be so between the crash and the restart, or the crash has hit nothing */
    private static void surviving(Shop shop, String victim, Runnable whileDown) throws InterruptedException {
        Product product = shop.product(100_000, PRICE);
        Rush rush = new Rush(shop.buyersWith(BUYERS, 100_000_000), product);

        rush.runUntil(() -> rush.accepted() >= ACCEPTED_BEFORE_THE_CRASH, () -> shop.itself().kill(victim), () -> {});
        whileDown.run();
        shop.itself().up();

        await("every checkout ended").atMost(MENDED_WITHIN).until(() -> shop.itself().audit(Duration.ZERO).atRest());
        assertThat(rush.notAccepted()).as("checkouts that the crash of %s hit", victim).isNotEmpty();
        rush.everyCheckoutHasOneOutcome(shop);
        await("the shop sells again").atMost(Duration.ofSeconds(10)).until(() -> rush.oneMore().isAccepted());
    }
}
