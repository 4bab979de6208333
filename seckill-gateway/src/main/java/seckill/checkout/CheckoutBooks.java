package seckill.checkout;

import java.time.Instant;
import java.util.List;

/** The gateway's books of what buyers were told, by order. */
public interface CheckoutBooks {

    /**
     * The orders of which there are checkouts, in the order of their ids.
     *
     * @param orderId the last one of the page before, empty for the first page
     */
    List<String> orderIdsAfter(String orderId, int limit);

    /** The checkouts of these orders, in the order of their ids. */
    List<CheckoutRecord> ofOrders(List<String> orderIds);

    /** Those of these orders of which a checkout is in flight, or has ended since then. */
    List<String> movedSince(Instant since, List<String> orderIds);
}
