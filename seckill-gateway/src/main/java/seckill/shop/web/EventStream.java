package seckill.shop.web;

import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import seckill.shop.live.Listening;
import seckill.shop.live.LiveEvent;

/** What a listener hears, as server-sent events (the HTML standard, section 9.2). */
final class EventStream {

    private static final Duration COME_AGAIN_AFTER = Duration.ofSeconds(1);

    private EventStream() {}

    /** The stream from what is known on; no content for who has heard the final state already. */
    static <T, V> ResponseEntity<Flux<ServerSentEvent<V>>> of(
            Listening<T> listening, long buyerId, T known, String lastEventId, Function<T, V> view) {
        LiveEvent.State<T> now = listening.state(known);
        long heard = LastEventId.of(lastEventId);
        if (now.isFinal() && heard >= now.sequence()) {
            return ResponseEntity.noContent().build(); // which tells a browser not to come again
        }
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header("X-Accel-Buffering", "no") // nginx would keep events until it has a page of them
                .body(listening.listen(buyerId, known, heard).map(event -> sent(event, view)));
    }

    private static <T, V> ServerSentEvent<V> sent(LiveEvent<T> event, Function<T, V> view) {
        ServerSentEvent.Builder<V> builder = ServerSentEvent.builder();
        return switch (event) {
            case LiveEvent.Heartbeat<T> heartbeat -> builder.comment("still here").build();
            case LiveEvent.State<T> state -> builder.id(Long.toString(state.sequence()))
                    .event("state")
                    .retry(COME_AGAIN_AFTER)
                    .data(view.apply(state.of()))
                    .build();
        };
    }
}
