package seckill.compare.history;

/**
 * Something that a client did or heard: a line of the history.
 *
 * @param us       microseconds since the comparison began
 * @param cell     scenario, mode and workload, such as {@code buy-now/AT/hot}
 * @param scenario of this request, which can be one that only prepares for the scenario of the cell
 * @param checkout the idempotency key
 * @param order    the order it is about; of one that places an order the same as the checkout
 * @param sku      of one that takes or returns units, 0 of others
 * @param quantity units taken if it goes well; negative when they go back
 * @param minor    money taken from the buyer if it goes well; negative when it comes back
 * @param reason   of refused and failed ones, empty otherwise
 */
public record Event(
        long us,
        Kind kind,
        String cell,
        String scenario,
        String checkout,
        String order,
        long buyer,
        long sku,
        int quantity,
        long minor,
        String reason) {

    /** What happened. */
    public enum Kind {
        INVOKE,
        OK,
        /** The shop said no for a business reason: nothing happened. */
        REFUSED,
        /** The shop said that it gave up: nothing happened. */
        FAILED,
        /** No answer, or none that tells. The client asks again under the same key, or gives up. */
        UNKNOWN,
        /** The client asks again although it knows the answer. */
        REPEAT;

        boolean isFinal() {
            return this == OK || this == REFUSED || this == FAILED;
        }
    }

    Event later(long us, Kind kind, String reason) {
        return new Event(us, kind, cell, scenario, checkout, order, buyer, sku, quantity, minor, reason);
    }
}
