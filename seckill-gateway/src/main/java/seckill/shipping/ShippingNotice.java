package seckill.shipping;

import java.time.Instant;

/**
 * That an order was paid.
 *
 * @param sequence grows from notice to notice, with gaps
 * @param tries    calls that have begun
 */
public record ShippingNotice(long sequence, String orderId, Instant occurredAt, State state, int tries) {

    /** What has become of the calls. */
    public enum State {
        WAITING,
        DELIVERED,
        /** No more calls; the receiver has to read. */
        GAVE_UP
    }

    /** By this the receiver knows a notice again, however it came. */
    public String eventId() {
        return orderId + "/paid";
    }
}
