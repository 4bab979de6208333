package seckill.sale.gate;

import java.util.Optional;
import seckill.checkout.CheckoutRecord;
import seckill.problem.Problem;
import seckill.shop.Buy;

/** Says what became of a buyer's ticket: its checkout knows best, and before there is one, the gate. */
public final class FindTicket {

    private final Gates gates;
    private final SaleBoard board;
    private final Buy buy;

    FindTicket(Gates gates, SaleBoard board, Buy buy) {
        this.gates = gates;
        this.board = board;
        this.buy = buy;
    }

    /** Where a ticket is. */
    public enum State {
        /** It will be an order, or come back. */
        QUEUED,
        /** There is an order of the ticket's id. */
        ORDERED,
        /** It became no order, and its units went back. */
        RETURNED
    }

    /** @param reason why it came back, the slug of a {@link Problem}; empty otherwise */
    public record Found(State state, String reason) {}

    public Optional<Found> find(long saleId, long buyerId, String ticket) {
        Optional<Found> byCheckout = findByCheckout(buyerId, ticket);
        return byCheckout.isPresent()
                ? byCheckout
                : atTheGate(saleId, buyerId, ticket).map(FindTicket::found);
    }

    /** What the gate itself remembers of it; empty where this gateway knows of no such gate. */
    public Optional<Gate.Fate> atTheGate(long saleId, long buyerId, String ticket) {
        return board.of(saleId).flatMap(it -> gates.of(it.sale()).fate(saleId, buyerId, ticket));
    }

    /** What its checkout says; empty when there is none. */
    Optional<Found> findByCheckout(long buyerId, String ticket) {
        return buy.checkout(buyerId, ticket).map(FindTicket::found);
    }

    private static Found found(CheckoutRecord record) {
        return switch (record.state()) {
            case IN_FLIGHT -> new Found(State.QUEUED, "");
            case ACCEPTED -> new Found(State.ORDERED, "");
            case REFUSED -> new Found(State.RETURNED, Problem.ofRefusal(record.reason()).slug());
            case FAILED -> new Found(State.RETURNED, Problem.CHECKOUT_FAILED.slug());
        };
    }

    private static Found found(Gate.Fate fate) {
        return fate.units() > 0
                ? new Found(State.QUEUED, "")
                : new Found(State.RETURNED, Problem.valueOf(fate.reason()).slug());
    }
}
