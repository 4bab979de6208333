package seckill.order.api;

import java.time.Instant;
import java.util.List;
import seckill.participant.FirstStop;
import seckill.participant.Participant;

/** Keeps orders; an order's id is the id of the checkout that placed it, and it is placed once. */
public interface OrderApi extends Participant<OrderCommand>, FirstStop {

    /** The order with its lines, or an empty list when this buyer has no such order (whoever else may have it). */
    List<OrderView> order(long buyerId, String orderId);

    /** The buyer's newest orders, newest first; limit 1 to 100. */
    List<OrderView> ordersOf(long buyerId, int limit);

    /**
     * The page of a buyer's orders that comes after an order of the page before.
     *
     * @param placedAt of the last order of the page before
     * @param orderId  of that order
     * @param limit    1 to 100
     */
    List<OrderView> ordersBefore(long buyerId, Instant placedAt, String orderId, int limit);

    /** How far those of these orders are that exist, whoever has them; at most 500. */
    List<OrderState> statesOf(List<String> orderIds);

    /**
     * The orders that are overdue now, by the clock which also refuses their payment, the earliest deadline first; but none of
     * which a payment or a cancellation is under way.
     *
     * @param deadline of the last order of the page before, {@link Instant#EPOCH} for the first page
     * @param orderId  of that order, empty for the first page
     * @param limit    1 to 500
     */
    List<OverdueOrder> overdueAfter(Instant deadline, String orderId, int limit);
}
