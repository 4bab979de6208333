package seckill.reconcile;

import java.time.Instant;
import java.util.Optional;

/**
 * One walk over all orders.
 *
 * @param orderId where it is
 * @param orders  walked over so far
 * @param found   discrepancies on the way, each time that one was seen
 * @param failure why it ended before its end, empty otherwise
 */
public record Run(long id, Cause cause, Instant startedAt, Optional<Instant> endedAt, String orderId, long orders, long found, String failure) {

    /** Why it was begun. */
    public enum Cause {
        CONTINUOUS,
        DAILY,
        ASKED
    }

    Run after(String orderId, int orders, int found) {
        return new Run(id, cause, startedAt, endedAt, orderId, this.orders + orders, this.found + found, failure);
    }

    Run ended(Instant at, String why) {
        return new Run(id, cause, startedAt, Optional.of(at), orderId, orders, found, why);
    }
}
