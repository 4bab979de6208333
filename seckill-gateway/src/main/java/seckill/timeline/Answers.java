package seckill.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.participant.Fact;

/** What stores have said, and which of them said nothing. */
final class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private final List<Fact> facts = new ArrayList<>();
    private final Set<String> silent = new TreeSet<>();

    /** A question that is under way. */
    record Asked(String store, Future<List<Fact>> answer) {}

    /** Waits for an answer at most that long. */
    void take(Asked asked, long nanosMax) {
        try {
            facts.addAll(asked.answer.get(Math.max(0, nanosMax), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            asked.answer.cancel(true);
            log.warn("store={} says nothing of an order: {}", asked.store, e.toString());
            silent.add(asked.store);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            silent.add(asked.store);
        }
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    List<String> silent() {
        return List.copyOf(silent);
    }

    /** All that stands under a name. */
    List<String> details(String name) {
        return facts.stream().map(it -> detail(it, name)).filter(it -> !it.isEmpty()).distinct().toList();
    }

    static String detail(Fact fact, String name) {
        return fact.details().stream().filter(it -> it.name().equals(name)).map(Fact.Detail::value).findFirst().orElse("");
    }
}
