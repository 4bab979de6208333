package seckill.reconcile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.participant.Books;

/**
 * Walks over the shop's books and notes what is wrong: again and again, a share at a time; once a day, in one go; and when asked.
 *
 * <p>Any gateway may do it at any time: a look changes nothing but what is noted, and two notes of the same are one.
 */
public final class Reconcile {

    /** A continuous walk that found nothing is of no interest after that, and no other takes so long. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(Reconcile.class);

    private final LookAtOrders orders;
    private final Map<String, Part> parts;
    private final Discrepancies discrepancies;
    private final Runs runs;
    private final ReconcileSettings settings;
    private final Clock clock;

    Reconcile(
            LookAtOrders orders, List<Part> others, Discrepancies discrepancies, Runs runs, ReconcileSettings settings, Clock clock) {
        this.orders = orders;
        List<Part> all = new ArrayList<>(others);
        all.add(orders);
        this.parts = all.stream().collect(Collectors.toMap(Part::name, Function.identity()));
        this.discrepancies = discrepancies;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
    }

    /** One share of the continuous walk; what nobody can read now is read the next time. */
    public void look() {
        try {
            Run run = runs.underWay(Run.Cause.CONTINUOUS).orElseGet(() -> runs.begin(Run.Cause.CONTINUOUS, clock.instant()));
            walk(run, settings.ordersMax());
            runs.tidy(clock.instant().minus(FORGOTTEN_AFTER), clock.instant());
        } catch (RuntimeException e) {
            log.warn("books cannot be compared now: {}", e.toString());
        }
    }

    /** The whole shop in one go. */
    void all(Run.Cause cause) {
        go(runs.begin(cause, clock.instant()));
    }

    /** The same, while the caller goes on; how far it is, {@link #run} says. */
    public Run begin() {
        Run begun = runs.begin(Run.Cause.ASKED, clock.instant());
        Thread.ofVirtual().name("reconcile-", begun.id()).start(() -> go(begun));
        return begun;
    }

    private void go(Run begun) {
        try {
            walk(begun, Long.MAX_VALUE);
        } catch (RuntimeException e) {
            log.warn("reconciliation={} failed: {}", begun.cause(), e.toString());
            runs.save(runs.find(begun.id()).orElse(begun).ended(clock.instant(), e.toString()));
        }
    }

    public Optional<Run> run(long id) {
        return runs.find(id);
    }

    /** Looks again at whatever is open; then goes on for so many orders, and at the end at everything that is no order. */
    private Run walk(Run run, long ordersMax) {
        lookAgain();
        Run at = run;
        long until = ordersMax == Long.MAX_VALUE ? ordersMax : run.orders() + ordersMax;
        while (at.orders() < until) {
            List<String> ids = orders.orderIdsAfter(at.orderId());
            if (ids.isEmpty()) {
                return end(at);
            }
            at = at.after(ids.getLast(), ids.size(), note(() -> orders.look(ids)));
            runs.save(at);
        }
        return at;
    }

    private Run end(Run run) {
        int found = parts.values().stream().mapToInt(it -> note(it::all)).sum();
        Run ended = run.after(run.orderId(), 0, found).ended(clock.instant(), "");
        runs.save(ended);
        if (ended.found() > 0 || ended.cause() != Run.Cause.CONTINUOUS) {
            log.info("reconciliation={} orders={} found={}", ended.cause(), ended.orders(), ended.found());
        }
        return ended;
    }

    private int note(Supplier<List<Discrepancy>> look) {
        Instant since = clock.instant();
        List<Discrepancy> found = look.get();
        if (!found.isEmpty()) {
            discrepancies.found(found, since, clock.instant());
        }
        return found.size();
    }

    private void lookAgain() {
        discrepancies.open(Books.ORDERS_MAX).stream().collect(groupingBy(Found::part)).forEach((part, open) -> {
            Set<String> there = at(part, open).stream().map(Discrepancy::id).collect(toSet());
            open.stream().filter(it -> !there.contains(it.id())).forEach(it -> discrepancies.gone(it, clock.instant()));
        });
    }

    private List<Discrepancy> at(String part, List<Found> open) {
        return parts.containsKey(part) ? parts.get(part).at(open.stream().map(Found::subject).collect(toSet())) : List.of();
    }

    /** The same discrepancy, if it is still there. */
    Optional<Discrepancy> find(Found open) {
        return at(open.part(), List.of(open)).stream().filter(it -> it.id().equals(open.id())).findFirst();
    }

    /** What is open now, the oldest first. */
    public List<Found> open(int limit) {
        return discrepancies.open(limit);
    }

    /** The newest of all, whatever has become of them. */
    public List<Found> newest(int limit) {
        return discrepancies.newest(limit);
    }

    /** The newest walks. */
    public List<Run> runs(int limit) {
        return runs.newest(limit);
    }
}
