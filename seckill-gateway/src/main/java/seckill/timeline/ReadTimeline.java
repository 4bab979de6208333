package seckill.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Checkout;
import seckill.checkout.CheckoutBooks;
import seckill.checkout.CheckoutRecord;
import seckill.participant.Fact;
import seckill.participant.History;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.timeline.Answers.Asked;
import seckill.trail.AuditTrail;
import seckill.trail.Entry;

/**
 * Asks all stores at once, twice: what they know of the order, and what was done in the global transactions that they name. Then the audit
 * trail, about whatever was found. A store that does not answer in time is named, and the others tell what they know.
 */
public final class ReadTimeline {

    /** Longer than any of them needs, shorter than an operator's patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int DEEDS_MAX = 50;

    /** As that of the checkout that places it. */
    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private static final Logger log = LoggerFactory.getLogger(ReadTimeline.class);

    private final CheckoutBooks checkouts;
    private final Map<String, History> stores;
    private final AuditTrail trail;
    private final ExecutorService threads;
    private final LongSupplier nanos;

    ReadTimeline(
            CheckoutBooks checkouts, History own, Histories others, AuditTrail trail, ExecutorService threads, LongSupplier nanos) {
        this.checkouts = checkouts;
        this.stores = new TreeMap<>(others.byName());
        this.stores.put("gateway", own);
        this.trail = trail;
        this.threads = threads;
        this.nanos = nanos;
    }

    /** @throws ProblemException when nobody knows of such an order */
    public Timeline of(String orderId) {
        if (!ORDER_ID.matcher(orderId).matches()) {
            throw new ProblemException(Problem.NO_SUCH_ORDER);
        }
        long begun = nanos.getAsLong();
        List<String> ids = idsOf(orderId);
        Answers answers = new Answers();
        ask(answers, it -> it.of(orderId, ids));
        List<String> xids = answers.details("xid");
        ask(answers, it -> it.under(xids));
        if (answers.facts().isEmpty() && answers.silent().isEmpty()) {
            throw new ProblemException(Problem.NO_SUCH_ORDER);
        }
        List<Fact> facts = Stream.concat(answers.facts().stream(), deeds(orderId, ids, answers.facts()).stream())
                .sorted(Comparator.comparing(Fact::at, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        Timeline timeline = new Timeline(orderId, facts, answers.silent(), Duration.ofNanos(nanos.getAsLong() - begun).toMillis());
        log.info("order={} facts={} silent={} ms={}", orderId, facts.size(), timeline.silent(), timeline.tookMs());
        return timeline;
    }

    /** In the order in which they began. */
    private List<String> idsOf(String orderId) {
        return checkouts.ofOrders(List.of(orderId)).stream()
                .map(CheckoutRecord::checkout)
                .sorted(Comparator.comparing(Checkout::begunAt))
                .limit(History.MAX)
                .map(Checkout::id)
                .toList();
    }

    private void ask(Answers answers, Function<History, List<Fact>> question) {
        List<Asked> asked = stores.entrySet().stream()
                .map(it -> new Asked(it.getKey(), threads.submit(() -> question.apply(it.getValue()))))
                .toList();
        long end = nanos.getAsLong() + PATIENCE.toNanos();
        asked.forEach(it -> answers.take(it, end - nanos.getAsLong()));
    }

    /** What operators did to it, or to what it is made of. */
    private List<Fact> deeds(String orderId, List<String> ids, List<Fact> found) {
        List<String> subjects = new ArrayList<>(List.of("order/" + orderId));
        ids.forEach(id -> subjects.add("ticket/" + id));
        for (Fact fact : found) {
            switch (fact.kind()) {
                case "dead-letter" -> subjects.add("letter/" + fact.store() + "/" + fact.subject());
                case "resolution" -> subjects.add("branch/" + fact.store() + "/" + Answers.detail(fact, "xid") + "/" + fact.subject());
                default -> {}
            }
        }
        return subjects.stream().distinct().flatMap(it -> trail.newest(it, Long.MAX_VALUE, DEEDS_MAX).stream()).map(ReadTimeline::deed).toList();
    }

    private static Fact deed(Entry entry) {
        return new Fact("trail", "deed", entry.at(), "#" + entry.number() + " " + entry.deed().subject(), entry.deed().action(), List.of(
                new Fact.Detail("operator", entry.deed().actor()), new Fact.Detail("reason", entry.deed().detail())));
    }
}
