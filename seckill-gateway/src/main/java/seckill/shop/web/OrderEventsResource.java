package seckill.shop.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import seckill.shop.live.Listening;

/** What becomes of an order. */
@RestController
@Tag(name = "Orders")
class OrderEventsResource {

    private final OrderApi orders;
    private final Listening<OrderState> listen;

    OrderEventsResource(OrderApi orders, Listening<OrderState> listen) {
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
        OrderState known = Asked.of(() -> orders.order(session.buyerId(), id)).stream()
                .findFirst()
                .map(order -> new OrderState(order.orderId(), order.status()))
                .orElseThrow(() -> new ProblemException(Problem.NO_SUCH_ORDER));
        return EventStream.of(listen, session.buyerId(), known, lastEventId, it -> it);
    }
}
