package seckill.order.api;

import java.util.List;
import seckill.participant.FirstStop;
import seckill.participant.Participant;

/** Keeps orders; an order's id is the id of the checkout that placed it, and it is placed once. */
public interface OrderApi extends Participant<OrderCommand>, FirstStop {

    /** The order with its lines, or an empty list when this buyer has no such order (whoever else may have it). */
    List<OrderView> order(long buyerId, String orderId);

    /** The buyer's newest orders, newest first; limit 1 to 100. */
    List<OrderView> ordersOf(long buyerId, int limit);
}
