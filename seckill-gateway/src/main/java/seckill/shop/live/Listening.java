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
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderState;

/**
 * Tells listeners how their checkouts, or their orders, go on, whoever moves them. One question serves all listeners of a gateway, and
 * while nobody listens none is asked.
 */
public final class Listening<T> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Listening.class);

    private final String what;
    private final LiveSettings settings;
    private final Life<T> life;
    private final Function<List<String>, List<T>> question;
    private final ListeningPlaces places;
    private final Scheduler looker;
    private final Map<String, Integer> listeners = new ConcurrentHashMap<>();
    private final Flux<Map<String, T>> looks;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    private Listening(String what, LiveSettings settings, Life<T> life, Function<List<String>, List<T>> question) {
        this.what = what;
        this.settings = settings;
        this.life = life;
        this.question = question;
        this.places = new ListeningPlaces(settings.perBuyerMax(), settings.listenersMax());
        this.looker = Schedulers.newSingle("listen-to-" + what, true);
        this.looks = Flux.interval(settings.lookEvery(), looker)
                .onBackpressureDrop() // a look that takes longer than the pause is followed by one, not by all it missed
                .map(n -> look())
                .share();
    }

    /** How checkouts end, whichever gateway carries them. */
    public static Listening<CheckoutRecord> toCheckouts(CheckoutRecords records, LiveSettings settings) {
        return new Listening<>("checkouts", settings, Life.OF_CHECKOUTS, records::all);
    }

    /** What becomes of orders, by their buyer elsewhere, or by the shop when nobody pays. */
    public static Listening<OrderState> toOrders(OrderApi orders, LiveSettings settings) {
        return new Listening<>("orders", settings, Life.OF_ORDERS, orders::statesOf);
    }

    /** How far it is. */
    public LiveEvent.State<T> state(T it) {
        return life.state(it);
    }

    /**
     * The states from now on, until the final one, and heartbeats between them.
     *
     * @param known as it was read just now
     * @param heard the sequence of the last state that the listener has heard, 0 when none
     * @return fails with a {@link seckill.problem.ProblemException} before the first event when there is no place
     */
    public Flux<LiveEvent<T>> listen(long buyerId, T known, long heard) {
        return Flux.using(
                () -> {
                    places.take(buyerId);
                    return buyerId;
                },
                place -> events(known, heard),
                places::leave);
    }

    private Flux<LiveEvent<T>> events(T known, long heard) {
        Flux<LiveEvent<T>> states =
                Flux.just(known).concatWith(looksAt(life.id(known))).distinctUntilChanged().map(life::state);
        Flux<LiveEvent<T>> heartbeats =
                Flux.interval(settings.heartbeatEvery()).onBackpressureDrop().map(n -> new LiveEvent.Heartbeat<>());
        return states.mergeWith(heartbeats)
                .filter(event -> !(event instanceof LiveEvent.State<T> state && state.sequence() <= heard))
                .takeUntil(event -> event instanceof LiveEvent.State<T> state && state.isFinal())
                .take(settings.lastsMax())
                .takeUntilOther(closing.asMono());
    }

    private Flux<T> looksAt(String id) {
        return Flux.using(
                () -> listeners.merge(id, 1, Integer::sum),
                n -> looks.mapNotNull(seen -> seen.get(id)),
                n -> listeners.computeIfPresent(id, (same, others) -> others == 1 ? null : others - 1));
    }

    /** A look that fails is one that found nothing. */
    private Map<String, T> look() {
        try {
            return question.apply(List.copyOf(listeners.keySet())).stream().collect(Collectors.toMap(life::id, Function.identity()));
        } catch (RuntimeException e) {
            log.warn("{} {} that are listened to cannot be looked at: {}", listeners.size(), what, e.toString());
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
