package seckill.stock.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import seckill.participant.Entry;

/**
 * The units that are, or were, kept for one order.
 *
 * @param buyerId whose order it is, 0 where nobody says so: the books only count what each buyer has of a sale
 * @param kept    in the order of sale and product; none when there are none
 */
public record UnitsOfOrder(String orderId, long buyerId, List<Kept> kept) implements Entry {

    public UnitsOfOrder {
        kept = List.copyOf(kept);
    }

    public static UnitsOfOrder none(String orderId) {
        return new UnitsOfOrder(orderId, 0, List.of());
    }

    /**
     * Units of one product.
     *
     * @param next     what a global transaction has announced, empty when nothing
     * @param deadline until when they may be paid for; {@link Instant#EPOCH} for units that were taken at once
     */
    public record Kept(long sku, long saleId, int quantity, State state, String next, Instant deadline)
            implements Serializable {

        /** Whether these are as many of the same in the same state, with nothing announced. */
        public boolean isAs(Kept other) {
            return sku == other.sku && saleId == other.saleId && quantity == other.quantity && state == other.state && next.equals(other.next);
        }
    }

    /** Where units of an order are. */
    public enum State {
        RESERVED,
        DEDUCTED,
        /** Back, because the order was cancelled. */
        RELEASED,
        /** Back, because the order was refunded. */
        RETURNED;

        /** Whether they are away. */
        public boolean isAway() {
            return this == RESERVED || this == DEDUCTED;
        }
    }
}
