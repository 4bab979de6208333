package seckill.sale.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import seckill.member.Session;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.sale.Origin;
import seckill.sale.SaleTokens;
import seckill.sale.gate.AdmitBuyers;
import seckill.sale.gate.FindTicket;
import seckill.sale.proof.Challenge;
import seckill.sale.proof.DemandWork;
import seckill.sale.proof.Purpose;
import seckill.shop.IdempotencyKey;

/** What comes before and after asking for units of a sale, for programs; the asking itself is {@code seckill.sale.hot}. */
@RestController
@RequestMapping("/api/sales/{saleId}")
@Tag(name = "Sales")
class SaleCheckoutResource {

    private static final String PROOF = "Seckill-Proof";

    private final AdmitBuyers admission;
    private final DemandWork work;
    private final SaleTokens tokens;
    private final FindTicket tickets;

    SaleCheckoutResource(AdmitBuyers admission, DemandWork work, SaleTokens tokens, FindTicket tickets) {
        this.admission = admission;
        this.work = work;
        this.tokens = tokens;
        this.tickets = tickets;
    }

    @GetMapping("/challenges/{ticket}")
    @Operation(
            summary = "Get work to do for a token, in the protocol of ALTCHA",
            description = "For this buyer, sale and key, for two minutes; the more ask, the more it is."
                    + " `proof-of-work-required` says that it has to be done.")
    Challenge challenge(
            @Parameter(hidden = true) Session session,
            @Parameter(hidden = true) ServerHttpRequest request,
            @PathVariable long saleId,
            @PathVariable String ticket) {
        Purpose purpose = purpose(session, saleId, ticket);
        return work.challenge(purpose, Origin.of(request.getRemoteAddress()));
    }

    @PostMapping("/tokens")
    @Operation(
            summary = "Get the right to ask once for units of a sale",
            description = "For two minutes, with the same key; from five minutes before the sale opens until it closes.")
    SaleTokens.Issued token(
            @Parameter(hidden = true) Session session,
            @Parameter(hidden = true) ServerHttpRequest request,
            @PathVariable long saleId,
            @Parameter(required = true, description = "8 to 64 of [A-Za-z0-9_-]")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    String key,
            @Parameter(description = "The solution of GET /api/sales/{saleId}/challenges/{ticket}, where work is asked for")
                    @RequestHeader(name = PROOF, required = false)
                    String proof) {
        Purpose purpose = purpose(session, saleId, key);
        work.before(purpose, Origin.of(request.getRemoteAddress()), proof);
        return tokens.issue(saleId, purpose.ticket(), session.buyerId());
    }

    private Purpose purpose(Session session, long saleId, String key) {
        String ticket = new IdempotencyKey(key).value();
        if (!admission.isOpenOrSoon(saleId)) {
            throw new ProblemException(Problem.SALE_NOT_OPEN);
        }
        return new Purpose(saleId, session.buyerId(), ticket);
    }

    @GetMapping("/checkouts/{ticket}")
    @Operation(summary = "What became of a ticket of one's own: QUEUED, ORDERED or RETURNED; 404 when there is none, and asking again is safe")
    TicketView ticket(@Parameter(hidden = true) Session session, @PathVariable long saleId, @PathVariable String ticket) {
        return tickets.find(saleId, session.buyerId(), new IdempotencyKey(ticket).value())
                .map(found -> new TicketView(ticket, found.state().name(), found.reason()))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /**
     * @param ticket the id of the checkout and of the order to come
     * @param state  QUEUED, ORDERED or RETURNED
     * @param reason the slug of the problem for which it came back, empty otherwise
     */
    record TicketView(String ticket, String state, String reason) {}
}
