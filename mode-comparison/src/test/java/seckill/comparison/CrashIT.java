package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;

/** Whoever dies in the middle of a rush: what was acknowledged is there, and everything else has one outcome. */
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

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING, assemblies = Assembly.MODULES)
    void a_participant_is_killed_in_a_rush(Shop shop) throws InterruptedException {
        surviving(shop, "stock", () -> {});
    }

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING, assemblies = Assembly.MODULES)
    void the_coordinator_is_killed_in_a_rush(Shop shop) throws InterruptedException {
        surviving(shop, "tc", () -> {});
    }

    /** @param whileDown what must be so between the crash and the restart, or the crash has hit nothing */
    private static void surviving(Shop shop, String victim, Runnable whileDown) throws InterruptedException {
        Product product = shop.product(100_000, PRICE);
        Rush rush = new Rush(shop.buyersWith(BUYERS, 100_000_000), product);

        rush.runUntil(() -> rush.accepted() >= ACCEPTED_BEFORE_THE_CRASH, () -> shop.itself().kill(victim));
        whileDown.run();
        shop.itself().up();

        await("every checkout ended").atMost(MENDED_WITHIN).until(() -> shop.itself().audit(Duration.ZERO).atRest());
        assertThat(rush.notAccepted()).as("checkouts that the crash of %s hit", victim).isNotEmpty();
        rush.answers.forEach((key, answer) -> {
            String state = rush.stateOf(key);
            String order = shop.statusOf(key);
            assertThat(order).as("%s, answered %s, now %s", key, answer, state).isEqualTo(state.equals("ACCEPTED") ? "PAID" : "");
            if (answer.isAccepted()) {
                assertThat(state).as("%s was acknowledged", key).isEqualTo("ACCEPTED");
            }
            assertThat(rush.stateOf(key)).as("asked again").isEqualTo(state);
        });
        await("the shop sells again").atMost(Duration.ofSeconds(10)).until(() -> rush.oneMore().isAccepted());
    }

    /** Buyers who buy, one checkout after the other, until they are told to stop or nobody answers. */
    private static final class Rush {

        /** How a request ended that got no answer. */
        private static final Answer NONE = new Answer(0, "{}");

        private final List<Buyer> buyers;
        private final Product product;
        private final Map<String, Answer> answers = new ConcurrentHashMap<>();
        private final Map<String, Buyer> who = new ConcurrentHashMap<>();
        private final AtomicInteger accepted = new AtomicInteger();

        Rush(List<Buyer> buyers, Product product) {
            this.buyers = buyers;
            this.product = product;
        }

        int accepted() {
            return accepted.get();
        }

        void runUntil(Callable<Boolean> inFullSwing, Runnable crash) throws InterruptedException {
            AtomicBoolean over = new AtomicBoolean();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                buyers.forEach(buyer -> threads.execute(() -> {
                    do {
                        buy(buyer);
                    } while (!over.get());
                }));
                try {
                    await("a rush").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20)).until(inFullSwing);
                    crash.run();
                } finally {
                    over.set(true);
                }
            }
        }

        private void buy(Buyer buyer) {
            String key = Ids.key();
            who.put(key, buyer);
            answers.put(key, NONE);
            try {
                Answer answer = buyer.buys(1, product, key);
                answers.put(key, answer);
                if (answer.isAccepted()) {
                    accepted.incrementAndGet();
                }
            } catch (UncheckedIOException nobodyAnswered) {
                answers.put(key, NONE);
            }
        }

        List<String> notAccepted() {
            return answers.entrySet().stream().filter(it -> !it.getValue().isAccepted()).map(Map.Entry::getKey).toList();
        }

        /** What the shop says about the checkout now: its state, or nothing when it never began. */
        String stateOf(String key) {
            Answer answer = who.get(key).checkout(key);
            return answer.status() == 404 ? "" : answer.expectSuccess().field("state");
        }

        Answer oneMore() {
            return buyers.getFirst().buys(product);
        }
    }
}
