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
import seckill.order.api.OrderApi;
import seckill.order.api.OrderState;

/**
 * Tells listeners what becomes of their orders, whoever changes them: their buyer elsewhere, or the shop when nobody pays. One question to
 * the order module serves all listeners of a gateway, and while nobody listens none is asked.
 */
public final class ListenToOrders implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ListenToOrders.class);

    private final OrderApi orders;
    private final LiveSettings settings;
    private final ListeningPlaces places;
    private final Scheduler looker = Schedulers.newSingle("listen-to-orders", true);
    private final Map<String, Integer> listeners = new ConcurrentHashMap<>();
    private final Flux<Map<String, OrderState>> looks;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    public ListenToOrders(OrderApi orders, LiveSettings settings) {
        this.orders = orders;
        this.settings = settings;
        this.places = new ListeningPlaces(settings.perBuyerMax(), settings.listenersMax());
        this.looks = Flux.interval(settings.lookEvery(), looker)
                .onBackpressureDrop()
                .map(n -> look())
                .share();
    }

    /**
     * The states of an order from now on, and heartbeats between them.
     *
     * @param known how far it was just now
     * @param heard the sequence of the last state that the listener has heard, 0 when none
     * @return fails with a {@link seckill.problem.ProblemException} before the first event when there is no place
     */
    public Flux<OrderEvent> listen(long buyerId, OrderState known, long heard) {
        return Flux.using(
                () -> {
                    places.take(buyerId);
                    listeners.merge(known.orderId(), 1, Integer::sum);
                    return known.orderId();
                },
                id -> events(known, heard),
                id -> {
                    listeners.computeIfPresent(id, (same, n) -> n == 1 ? null : n - 1);
                    places.leave(buyerId);
                });
    }

    private Flux<OrderEvent> events(OrderState known, long heard) {
        Flux<OrderEvent> states = Flux.just(known)
                .concatWith(looks.mapNotNull(seen -> seen.get(known.orderId())))
                .distinctUntilChanged()
                .map(OrderEvent.State::new);
        Flux<OrderEvent> heartbeats =
                Flux.interval(settings.heartbeatEvery()).onBackpressureDrop().map(n -> new OrderEvent.Heartbeat());
        return states.mergeWith(heartbeats)
                .filter(event -> !(event instanceof OrderEvent.State state && state.sequence() <= heard))
                .takeUntil(event -> event instanceof OrderEvent.State state && state.isFinal())
                .take(settings.lastsMax())
                .takeUntilOther(closing.asMono());
    }

    /** A look that fails is one that found nothing. */
    private Map<String, OrderState> look() {
        try {
            return orders.statesOf(List.copyOf(listeners.keySet())).stream()
                    .collect(Collectors.toMap(OrderState::orderId, Function.identity()));
        } catch (RuntimeException e) {
            log.warn("{} orders that are listened to cannot be looked at: {}", listeners.size(), e.toString());
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
