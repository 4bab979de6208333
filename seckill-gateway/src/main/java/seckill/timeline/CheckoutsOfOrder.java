package seckill.timeline;

import java.util.List;

/** Finds the checkouts that placed an order, or did something with it. */
public interface CheckoutsOfOrder {

    /** Their ids, in the order in which they began. */
    List<String> ofOrder(String orderId);
}
