package seckill.sale.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import seckill.member.Session;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.sale.gate.AdmitBuyers;
import seckill.sale.gate.FindTicket;
import seckill.sale.gate.Verdict;
import seckill.sale.gate.Wish;
import seckill.shop.IdempotencyKey;

/** Tickets of flash sales, for programs: who gets one has its units, and hears later which order they became. */
@RestController
@RequestMapping("/api/sales/{saleId}/checkouts")
@Tag(name = "Sales")
class SaleCheckoutResource {

    private static final String BUY_NOW = "buy-now";
    private static final String PLACE_ORDER = "place-order";
    private static final Duration SOON = Duration.ofSeconds(1);

    private final AdmitBuyers admission;
    private final FindTicket tickets;

    SaleCheckoutResource(AdmitBuyers admission, FindTicket tickets) {
        this.admission = admission;
        this.tickets = tickets;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Ask for units of a sale",
            description = "202 with a ticket, whose id is the key: `Location` is where it says what became of it. The same key gets the same"
                    + " ticket, also when nothing is left. 409 when the sale is not open, has nothing left, or the buyer has enough of it;"
                    + " 503 with `Retry-After` when too many wait.")
    CompletionStage<ResponseEntity<TicketView>> ask(
            @Parameter(hidden = true) Session session,
            @PathVariable long saleId,
            @Parameter(required = true, description = "8 to 64 of [A-Za-z0-9_-]")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    String key,
            @RequestBody Wanted wanted) {
        Wish wish = wanted.wish(saleId, new IdempotencyKey(key).value(), session.buyerId());
        return admission.admit(wish).handle((verdict, e) -> {
            if (e != null) {
                throw ProblemException.causedBy(e, Problem.UNAVAILABLE);
            }
            return answer(verdict, wish);
        });
    }

    @GetMapping("/{ticket}")
    @Operation(summary = "What became of a ticket of one's own: QUEUED, ORDERED or RETURNED; 404 when there is none, and asking again is safe")
    TicketView ticket(@Parameter(hidden = true) Session session, @PathVariable long saleId, @PathVariable String ticket) {
        return tickets.find(saleId, session.buyerId(), new IdempotencyKey(ticket).value())
                .map(found -> new TicketView(ticket, found.state().name(), found.reason()))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    private static ResponseEntity<TicketView> answer(Verdict verdict, Wish wish) {
        return switch (verdict) {
            case ADMITTED, ALREADY -> ResponseEntity.accepted()
                    .location(URI.create("/api/sales/" + wish.saleId() + "/checkouts/" + wish.ticket()))
                    .body(new TicketView(wish.ticket(), FindTicket.State.QUEUED.name(), ""));
            case RETURNED -> throw new ProblemException(Problem.TICKET_RETURNED);
            case OTHER_WISH -> throw new ProblemException(Problem.IDEMPOTENCY_KEY_REUSED);
            case NOT_OPEN -> throw new ProblemException(Problem.SALE_NOT_OPEN);
            case LIMIT -> throw new ProblemException(Problem.LIMIT_PER_BUYER);
            case SOLD_OUT -> throw new ProblemException(Problem.OUT_OF_STOCK);
            case BUSY, OTHER_EPOCH -> throw new ProblemException(Problem.SHOP_BUSY).retryAfter(SOON);
        };
    }

    /**
     * @param quantity units, 1 when absent
     * @param scenario buy-now, which is meant when it is absent, or place-order
     */
    record Wanted(Integer quantity, String scenario) {

        /** More than any sale lets one buyer have. */
        private static final int QUANTITY_MAX = 1_000;

        Wish wish(long saleId, String ticket, long buyerId) {
            int units = Objects.requireNonNullElse(quantity, 1);
            String how = Objects.requireNonNullElse(scenario, BUY_NOW);
            if (units < 1 || units > QUANTITY_MAX) {
                throw new ProblemException(Problem.INVALID_QUANTITY);
            }
            if (!how.equals(BUY_NOW) && !how.equals(PLACE_ORDER)) {
                throw new ProblemException(Problem.UNKNOWN_SCENARIO);
            }
            return new Wish(saleId, ticket, buyerId, units, how);
        }
    }

    /**
     * @param ticket the id of the checkout and of the order to come
     * @param state  QUEUED, ORDERED or RETURNED
     * @param reason the slug of the problem for which it came back, empty otherwise
     */
    record TicketView(String ticket, String state, String reason) {}
}
