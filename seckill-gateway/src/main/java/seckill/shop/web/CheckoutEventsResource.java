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
import seckill.checkout.CheckoutRecord;
import seckill.member.Session;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.shop.Buy;
import seckill.shop.live.Listening;

/** How a checkout goes on. */
@RestController
@Tag(name = "Checkouts")
class CheckoutEventsResource {

    private final Buy buy;
    private final Listening<CheckoutRecord> listen;

    CheckoutEventsResource(Buy buy, Listening<CheckoutRecord> listen) {
        this.buy = buy;
        this.listen = listen;
    }

    /** No reactive type itself: reading the record blocks, and Spring puts such a method on a virtual thread. */
    @GetMapping(path = "/api/checkouts/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "How a checkout of one's own goes on",
            description = "Server-sent events `state`, whose data is the checkout and whose id grows from state to state. A"
                    + " stream ends after the final state. Who has heard it already, as `Last-Event-ID` says, gets 204.")
    ResponseEntity<Flux<ServerSentEvent<CheckoutView>>> events(
            @Parameter(hidden = true) Session session,
            @PathVariable String id,
            @Parameter(description = "the id of the last event that was heard")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    String lastEventId) {
        CheckoutRecord known =
                buy.checkout(session.buyerId(), id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return EventStream.of(listen, session.buyerId(), known, lastEventId, CheckoutView::of);
    }
}
