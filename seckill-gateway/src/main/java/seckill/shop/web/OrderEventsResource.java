package seckill.shop.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import seckill.member.Session;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderState;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.shop.live.ListenToOrders;
import seckill.shop.live.OrderEvent;

/** What becomes of an order, as server-sent events (the HTML standard, section 9.2). */
@RestController
@Tag(name = "Orders")
class OrderEventsResource {

    private static final Duration COME_AGAIN_AFTER = Duration.ofSeconds(1);

    private final OrderApi orders;
    private final ListenToOrders listen;

    OrderEventsResource(OrderApi orders, ListenToOrders listen) {
        this.orders = orders;
        this.listen = listen;
    }

    /** No reactive type itself: reading the order blocks, and Spring puts such a method on a virtual thread. */
    @GetMapping(path = "/api/orders/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "What becomes of an order of one's own",
            description = "Server-sent events `state`, whose data is the order's id and status and whose id grows along an order's life."
                    + " A stream ends after CANCELLED or REFUNDED. Who has heard that already, as `Last-Event-ID` says, gets 204.")
    ResponseEntity<Flux<ServerSentEvent<OrderState>>> events(
            @Parameter(hidden = true) Session session,
            @PathVariable String id,
            @Parameter(description = "the id of the last event that was heard")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    String lastEventId) {
        OrderEvent.State now = Asked.of(() -> orders.order(session.buyerId(), id)).stream()
                .findFirst()
                .map(order -> new OrderEvent.State(new OrderState(order.orderId(), order.status())))
                .orElseThrow(() -> new ProblemException(Problem.NO_SUCH_ORDER));
        long heard = LastEventId.of(lastEventId);
        if (now.isFinal() && heard >= now.sequence()) {
            return ResponseEntity.noContent().build(); // which tells a browser not to come again
        }
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header("X-Accel-Buffering", "no") // nginx would keep events until it has a page of them
                .body(listen.listen(session.buyerId(), now.order(), heard).map(OrderEventsResource::sent));
    }

    private static ServerSentEvent<OrderState> sent(OrderEvent event) {
        ServerSentEvent.Builder<OrderState> builder = ServerSentEvent.builder();
        return switch (event) {
            case OrderEvent.Heartbeat heartbeat -> builder.comment("still here").build();
            case OrderEvent.State state -> builder.id(Long.toString(state.sequence()))
                    .event("state")
                    .retry(COME_AGAIN_AFTER)
                    .data(state.order())
                    .build();
        };
    }
}
