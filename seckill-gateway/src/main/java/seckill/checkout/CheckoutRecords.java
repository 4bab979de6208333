package seckill.checkout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers checkouts, so that a repeated key gets the same answer and none is forgotten in flight. */
public interface CheckoutRecords {

    /** Stores a checkout that begins; false when its id is there already. */
    boolean begin(CheckoutRecord begun);

    Optional<CheckoutRecord> find(String id);

    /** Those of these that are there, in no certain order. */
    default List<CheckoutRecord> all(List<String> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /** Ends a checkout that is in flight; false when it is not in flight any more. */
    boolean end(CheckoutRecord ended);

    /**
     * Ends several that are in flight, in one transaction.
     *
     * @return false when nothing was done, because one of them is not in flight any more, or they cannot be ended together
     */
    default boolean endAll(List<CheckoutRecord> ended) {
        return false;
    }

    /** Checkouts in flight that began before then, oldest first. */
    List<CheckoutRecord> inFlightSince(Instant before, int limit);
}
