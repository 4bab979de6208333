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

/** Buyers who buy, one checkout after the other, until they are told to stop or nobody answers. */
final class Rush {

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

    /**
     * Has them buy until something is so.
     *
     * @param crash done in the middle of the rush
     * @param mend  done when nobody begins anything any more, while the last wait for their answers
     */
    void runUntil(Callable<Boolean> soFar, Runnable crash, Runnable mend) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            buyers.forEach(buyer -> threads.execute(() -> {
                boolean answered;
                do {
                    answered = buy(buyer);
                } while (answered && !over.get());
            }));
            try {
                await("a rush").atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(20)).until(soFar);
                crash.run();
            } finally {
                over.set(true);
            }
            mend.run();
        }
    }

    private boolean buy(Buyer buyer) {
        String key = Ids.key();
        who.put(key, buyer);
        answers.put(key, NONE);
        try {
            Answer answer = buyer.buys(1, product, key);
            answers.put(key, answer);
            if (answer.isAccepted()) {
                accepted.incrementAndGet();
            }
            return true;
        } catch (UncheckedIOException nobodyAnswered) {
            return false;
        }
    }

    List<String> notAccepted() {
        return answers.entrySet().stream().filter(it -> !it.getValue().isAccepted()).map(Map.Entry::getKey).toList();
    }

    /** Holds every checkout to one outcome: what was acknowledged is there, and what is not there was not acknowledged. */
    void everyCheckoutHasOneOutcome(Shop shop) {
        answers.forEach((key, answer) -> {
            String state = stateOf(key);
            String order = shop.statusOf(key);
            assertThat(state).as("%s, answered %s", key, answer).isNotEqualTo("IN_FLIGHT");
            assertThat(order).as("%s, answered %s, now %s", key, answer, state).isEqualTo(state.equals("ACCEPTED") ? "PAID" : "");
            if (answer.isAccepted()) {
                assertThat(state).as("%s was acknowledged", key).isEqualTo("ACCEPTED");
            }
            assertThat(stateOf(key)).as("asked again").isEqualTo(state);
        });
    }

    /** What the shop says about the checkout now: its state, or nothing when it never began. */
    private String stateOf(String key) {
        Answer answer = who.get(key).checkout(key);
        return answer.status() == 404 ? "" : answer.expectSuccess().field("state");
    }

    Answer oneMore() {
        return buyers.getFirst().buys(product);
    }
}
