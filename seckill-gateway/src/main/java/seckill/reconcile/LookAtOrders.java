package seckill.reconcile;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import seckill.checkout.CheckoutBooks;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;

/**
 * Finds what is wrong about orders while the shop sells.
 *
 * <p>The books stand in several databases, which nobody can read at one instant. So an order that looks wrong is read twice: when both
 * readings are equal, nothing moved between them, and together they are one reading of one instant. And it is judged only when no
 * checkout of it is in flight, none has ended lately, and none waits at a participant for its second phase or its next letter.
 *
 * <p>Source of the double reading: Afek, Attiya, Dolev, Gafni, Merritt, Shavit, "Atomic snapshots of shared memory" (1993).
 */
final class LookAtOrders implements Part {

    private final CollectFacts facts;
    private final JudgeOrder judge;
    private final CheckoutRecords checkouts;
    private final CheckoutBooks told;
    private final AllBooks books;
    private final ReconcileSettings settings;
    private final Clock clock;

    LookAtOrders(
            CollectFacts facts,
            JudgeOrder judge,
            CheckoutRecords checkouts,
            CheckoutBooks told,
            AllBooks books,
            ReconcileSettings settings,
            Clock clock) {
        this.facts = facts;
        this.judge = judge;
        this.checkouts = checkouts;
        this.told = told;
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return JudgeOrder.PART;
    }

    /** Checkouts that do not end; all other orders are walked over, see {@link #orderIdsAfter}. */
    @Override
    public List<Discrepancy> all() {
        return checkouts.inFlightSince(clock.instant().minus(settings.stuckAfter()), settings.stuckMax()).stream()
                .map(it -> stuck(it.orderId(), it.checkout().scenario() + " " + it.checkout().mode() + " IN_FLIGHT since " + it.checkout().begunAt()))
                .toList();
    }

    @Override
    public List<Discrepancy> at(Set<String> orderIds) {
        return Stream.concat(Part.super.at(orderIds).stream(), look(List.copyOf(orderIds)).stream()).toList();
    }

    List<String> orderIdsAfter(String orderId) {
        return facts.orderIdsAfter(orderId);
    }

    /** What is wrong about these orders. */
    List<Discrepancy> look(List<String> orderIds) {
        Instant since = clock.instant().minus(settings.grace());
        Map<String, OrderFacts> suspicious = facts.of(orderIds).stream()
                .filter(it -> !judge.judge(it).isEmpty())
                .collect(toMap(OrderFacts::orderId, it -> it));
        if (suspicious.isEmpty()) {
            return List.of();
        }
        Set<String> moving = new HashSet<>(told.movedSince(since, List.copyOf(suspicious.keySet())));
        suspicious.keySet().removeAll(moving);
        Set<String> unfinished = unfinished(suspicious);
        return Stream.concat(
                        waitingTooLong(unfinished),
                        again(suspicious, unfinished).flatMap(it -> judge.judge(it).stream()))
                .toList();
    }

    private Set<String> unfinished(Map<String, OrderFacts> suspicious) {
        Map<String, String> orderOf = suspicious.values().stream()
                .flatMap(it -> it.checkouts().stream())
                .collect(toMap(it -> it.checkout().id(), CheckoutRecord::orderId));
        Set<String> orders = new HashSet<>();
        books.unfinished(List.copyOf(orderOf.keySet())).forEach(it -> orders.add(orderOf.get(it)));
        return orders;
    }

    /** The second reading of those that are over; who has changed meanwhile is looked at another time. */
    private Stream<OrderFacts> again(Map<String, OrderFacts> first, Set<String> unfinished) {
        List<String> over = first.keySet().stream().filter(it -> !unfinished.contains(it)).toList();
        return over.isEmpty() ? Stream.empty() : facts.of(over).stream().filter(it -> it.equals(first.get(it.orderId())));
    }

    private Stream<Discrepancy> waitingTooLong(Set<String> unfinished) {
        List<String> orders = List.copyOf(unfinished);
        Set<String> lately = orders.isEmpty()
                ? Set.of()
                : new HashSet<>(told.movedSince(clock.instant().minus(settings.stuckAfter()), orders));
        return orders.stream().filter(it -> !lately.contains(it)).map(it -> stuck(it, "its second phase, or its next letter"));
    }

    private static Discrepancy stuck(String orderId, String waitsFor) {
        return new Discrepancy(Kind.STUCK_CHECKOUT, JudgeOrder.PART, orderId, waitsFor, "-", Optional.empty());
    }
}
