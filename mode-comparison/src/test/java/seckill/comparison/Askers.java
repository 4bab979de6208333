package seckill.comparison;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Buyers who come one after the other, and ask again and again, each with one key, until they hear what they get. */
final class Askers implements AutoCloseable {

    private static final Duration ONE_AFTER_THE_OTHER = Duration.ofMillis(50);
    private static final Duration ASKS_AGAIN_AFTER = Duration.ofMillis(300);

    /** Somebody asks Redis while it is away, and is told after its client has tried for long enough. */
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(90);

    private final OperatedSale sale;
    private final Map<Buyer, String> keys;
    private final Map<Buyer, Answer> heard = new ConcurrentHashMap<>();
    private final Set<String> others = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Askers(OperatedSale sale, List<Buyer> buyers) {
        this.sale = sale;
        this.keys = Ids.keys(buyers);
    }

    static Askers of(OperatedSale sale, List<Buyer> buyers) {
        Askers askers = new Askers(sale, buyers);
        List<Buyer> inTheirOrder = new ArrayList<>(buyers);
        for (int n = 0; n < buyers.size(); n++) {
            long comesAfter = ONE_AFTER_THE_OTHER.multipliedBy(n).toNanos();
            Buyer buyer = inTheirOrder.get(n);
            askers.threads.execute(() -> {
                LockSupport.parkNanos(comesAfter);
                askers.asks(buyer);
            });
        }
        return askers;
    }

    /** Until it is decided: no answer, or one of the 5xx, decides nothing. */
    private void asks(Buyer buyer) {
        while (!threads.isShutdown()) {
            try {
                Answer answer = sale.asked(buyer, keys.get(buyer));
                if (answer.status() < 500) {
                    heard.put(buyer, answer);
                    return;
                }
                others.add(answer.problem());
            } catch (UncheckedIOException nobodyAnswered) {
                others.add(nobodyAnswered.getCause().getClass().getSimpleName());
            }
            LockSupport.parkNanos(ASKS_AGAIN_AFTER.toNanos());
        }
    }

    Map<Buyer, String> keys() {
        return keys;
    }

    /** The keys of those who were told that they have a ticket. */
    Map<Buyer, String> withTickets() {
        return heard.entrySet().stream()
                .filter(it -> it.getValue().isSuccess())
                .collect(Collectors.toMap(Map.Entry::getKey, it -> keys.get(it.getKey())));
    }

    /** What the others were told in the end. */
    Set<String> refusals() {
        return heard.values().stream().map(Answer::problem).filter(it -> !it.isEmpty()).collect(Collectors.toSet());
    }

    /** What was heard by somebody who asked again after it. */
    Set<String> delays() {
        return others;
    }

    /** Waits until everybody has heard what he gets. */
    void haveHeard() {
        await("all have heard").atMost(DECIDED_WITHIN).until(() -> heard.size() == keys.size());
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
