package seckill.sale.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutState;
import seckill.member.Role;
import seckill.member.Session;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderView;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.sale.gate.AdmitBuyers;
import seckill.sale.gate.FindTicket;
import seckill.sale.gate.KeepGates;
import seckill.sale.gate.Verdict;
import seckill.shop.Buy;
import seckill.shop.web.SaleCard;
import seckill.stock.api.SaleView;

/** Says where somebody is with a sale: from the sale and its gate, and with a ticket, from what became of it. */
@Component
class ReadButton {

    /** What the gate's answers make of a button that was active: it hears of a pause before those who read the ledger. */
    private static final Map<String, ButtonState> AFTER = Map.of(
            Problem.OUT_OF_STOCK.slug(), ButtonState.SOLD_OUT,
            Problem.LIMIT_PER_BUYER.slug(), ButtonState.ALREADY_BOUGHT,
            Problem.SALE_NOT_OPEN.slug(), ButtonState.PAUSED);

    private final AdmitBuyers admission;
    private final KeepGates gates;
    private final FindTicket tickets;
    private final Buy buy;
    private final OrderApi orders;
    private final Clock clock;

    ReadButton(AdmitBuyers admission, KeepGates gates, FindTicket tickets, Buy buy, OrderApi orders, Clock clock) {
        this.admission = admission;
        this.gates = gates;
        this.tickets = tickets;
        this.buy = buy;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Without a ticket.
     *
     * @param session null when nobody is signed in
     * @param heard   the slug of what the gate has answered to the reader just now, empty when it was not asked
     */
    Button read(SaleCard card, Session session, String heard) {
        return Button.of(switch (card.state()) {
            case UPCOMING -> ButtonState.NOT_STARTED;
            case OVER -> ButtonState.ENDED;
            case PAUSED -> ButtonState.PAUSED;
            case SOLD_OUT -> heard.equals(Problem.LIMIT_PER_BUYER.slug()) ? ButtonState.ALREADY_BOUGHT : ButtonState.SOLD_OUT;
            case OPEN -> whileOpen(card.sale(), session, heard);
        });
    }

    private ButtonState whileOpen(SaleView sale, Session session, String heard) {
        ButtonState said = AFTER.get(heard);
        if (said != null) {
            return said;
        }
        long buyerId = session == null ? 0 : session.buyerId();
        if (admission.known(sale.saleId(), buyerId).filter(Verdict.SOLD_OUT::equals).isPresent()) {
            return ButtonState.SOLD_OUT;
        }
        return session == null || session.role() != Role.BUYER ? ButtonState.SIGNED_OUT : ButtonState.ACTIVE;
    }

    /**
     * With a ticket.
     *
     * @param last what the button said before, 0 when it was not asked yet
     */
    Button read(SaleView sale, long buyerId, String ticket, long last) {
        Optional<FindTicket.Found> found = tickets.find(sale.saleId(), buyerId, ticket);
        if (found.isEmpty()) {
            return Button.of(ButtonState.UNKNOWN, ticket);
        }
        return switch (found.get().state()) {
            case QUEUED -> isUnderWay(buyerId, ticket) ? Button.confirming(ticket, ticket) : queued(sale, ticket, last);
            case ORDERED -> ordered(buyerId, ticket);
            case RETURNED -> Button.returned(ticket, of(found.get().reason()));
        };
    }

    /** After somebody has pressed to pay. */
    Button paying(SaleView sale, long buyerId, String ticket, CheckoutRecord payment) {
        if (payment.state() == CheckoutState.IN_FLIGHT) {
            return Button.confirming(ticket, payment.checkout().id());
        }
        Button now = read(sale, buyerId, ticket, 0);
        return switch (payment.state()) {
            case REFUSED -> now.because(Problem.ofRefusal(payment.reason()));
            case FAILED -> now.because(Problem.CHECKOUT_FAILED);
            case ACCEPTED, IN_FLIGHT -> now;
        };
    }

    private boolean isUnderWay(long buyerId, String ticket) {
        return buy.checkout(buyerId, ticket).isPresent();
    }

    /** Tickets end nearly in their order, and one may be for several units: the place is no promise, but it only falls. */
    private Button queued(SaleView sale, String ticket, long last) {
        return Asked.of(() -> gates.standing(sale.saleId()))
                .map(gate -> {
                    long end = last > 0 ? last : gate.ended() + Math.max(1, gate.pending());
                    return Button.queued(ticket, Math.max(1, end - gate.ended()), end);
                })
                .orElseGet(() -> Button.queued(ticket, 1, 0));
    }

    private Button ordered(long buyerId, String ticket) {
        Optional<OrderView> order = Asked.of(() -> orders.order(buyerId, ticket)).stream().findFirst();
        if (order.isEmpty()) {
            return Button.confirming(ticket, ticket); // a mode that decides later has accepted it, and the order is about to be there
        }
        return switch (order.get().status()) {
            case PENDING -> Button.of(
                    clock.instant().isBefore(order.get().deadline()) ? ButtonState.RESERVED : ButtonState.RETURNED, order.get());
            case PAID -> Button.of(ButtonState.ORDERED, order.get());
            case CANCELLED, REFUNDED -> Button.of(ButtonState.RETURNED, order.get());
        };
    }

    private static Problem of(String slug) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.slug().equals(slug))
                .findFirst()
                .orElse(Problem.CHECKOUT_FAILED);
    }
}
