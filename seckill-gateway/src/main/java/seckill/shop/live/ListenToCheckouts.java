package seckill.shop.live;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.CheckoutState;

/**
 * Tells listeners how their checkouts end. One question to the records serves all listeners of a gateway, whichever gateway
 * carries the checkout, and while nobody listens none is asked.
 */
public final class ListenToCheckouts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ListenToCheckouts.class);

    private final CheckoutRecords records;
    private final LiveSettings settings;
    private final ListeningPlaces places;
    private final Scheduler looker = Schedulers.newSingle("listen-to-checkouts", true);
    private final Map<String, Integer> listeners = new ConcurrentHashMap<>();
    private final Flux<Map<String, CheckoutRecord>> looks;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    public ListenToCheckouts(CheckoutRecords records, LiveSettings settings) {
        this.records = records;
        this.settings = settings;
        this.places = new ListeningPlaces(settings.perBuyerMax(), settings.listenersMax());
        this.looks = Flux.interval(settings.lookEvery(), looker)
                .onBackpressureDrop() // a look that takes longer than the pause is followed by one, not by all it missed
                .map(n -> look())
                .share();
    }

    /**
     * The states of a checkout from now on, the last being final, and heartbeats between them.
     *
     * @param known the checkout as it was read just now
     * @param heard the sequence of the last state that the listener has heard, 0 when none
     * @return fails with a {@link seckill.problem.ProblemException} before the first event when there is no place
     */
    public Flux<CheckoutEvent> listen(CheckoutRecord known, long heard) {
        long buyerId = known.checkout().buyerId();
        return Flux.using(
                () -> {
                    places.take(buyerId);
                    return buyerId;
                },
                place -> events(new CheckoutEvent.State(known), heard),
                places::leave);
    }

    private Flux<CheckoutEvent> events(CheckoutEvent.State now, long heard) {
        Flux<CheckoutEvent> states = now.isFinal()
                ? Flux.just(now)
                : Flux.<CheckoutEvent>just(now).concatWith(end(now.record().checkout().id()));
        Flux<CheckoutEvent> heartbeats = Flux.interval(settings.heartbeatEvery())
                .onBackpressureDrop()
                .map(n -> new CheckoutEvent.Heartbeat());
        return states.mergeWith(heartbeats)
                .filter(event -> !(event instanceof CheckoutEvent.State state && state.sequence() <= heard))
                .takeUntil(event -> event instanceof CheckoutEvent.State state && state.isFinal())
                .take(settings.lastsMax())
                .takeUntilOther(closing.asMono());
    }

    private Mono<CheckoutEvent> end(String id) {
        return Flux.defer(() -> {
                    listeners.merge(id, 1, Integer::sum);
                    return looks;
                })
                .mapNotNull(ended -> ended.get(id))
                .next()
                .<CheckoutEvent>map(CheckoutEvent.State::new)
                .doFinally(signal -> listeners.computeIfPresent(id, (same, n) -> n == 1 ? null : n - 1));
    }

    /** A look that fails is one that found nothing. */
    private Map<String, CheckoutRecord> look() {
        try {
            return records.all(List.copyOf(listeners.keySet())).stream()
                    .filter(record -> record.state() != CheckoutState.IN_FLIGHT)
                    .collect(Collectors.toMap(record -> record.checkout().id(), Function.identity()));
        } catch (RuntimeException e) {
            log.warn("{} checkouts that are listened to cannot be looked at: {}", listeners.size(), e.toString());
            return Map.of();
        }
    }

    /** Before the web server waits for its last answers: a stream is one that would not come. */
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void hangUp() {
        closing.tryEmitEmpty();
    }

    @Override
    public void close() {
        hangUp();
        looker.dispose();
    }
}
