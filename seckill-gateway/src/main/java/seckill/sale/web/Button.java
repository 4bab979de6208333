package seckill.sale.web;

import java.time.Instant;
import seckill.order.api.OrderView;
import seckill.problem.Problem;

/**
 * The state and what is shown with it. Public, because templates read it.
 *
 * @param ticket   the key of the ticket, empty when there is none
 * @param checkout the checkout to listen to, empty when none is under way
 * @param order    what the ticket became, null when there is no order
 * @param place    in the queue, at most; 0 when not in it
 * @param last     how many tickets of the sale will have ended when this one has, at most; asked for again, it tells the place
 * @param problem  why it became no order, or was not paid; null otherwise
 */
public record Button(ButtonState state, String ticket, String checkout, OrderView order, long place, long last, Problem problem) {

    static Button of(ButtonState state) {
        return new Button(state, "", "", null, 0, 0, null);
    }

    static Button of(ButtonState state, String ticket) {
        return new Button(state, ticket, "", null, 0, 0, null);
    }

    static Button queued(String ticket, long place, long last) {
        return new Button(ButtonState.QUEUED, ticket, "", null, place, last, null);
    }

    static Button confirming(String ticket, String checkout) {
        return new Button(ButtonState.CONFIRMING, ticket, checkout, null, 0, 0, null);
    }

    static Button of(ButtonState state, OrderView order) {
        return new Button(state, order.orderId(), "", order, 0, 0, null);
    }

    static Button returned(String ticket, Problem why) {
        return new Button(ButtonState.RETURNED, ticket, "", null, 0, 0, why);
    }

    Button because(Problem why) {
        return new Button(state, ticket, checkout, order, place, last, why);
    }

    /** What its clock counts down to; null when it has none. */
    public Instant payUntil() {
        return state == ButtonState.RESERVED ? order.deadline() : null;
    }
}
