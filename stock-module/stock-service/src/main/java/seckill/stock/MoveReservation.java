package seckill.stock;

import java.util.List;
import seckill.stock.api.StockLine;
import seckill.stock.mybatis.ReservationMapper;
import seckill.transaction.PendingElsewhereException;

/**
 * Moves the units of a whole order from one state to the next, and them only: RESERVED → DEDUCTED → RETURNED, or RESERVED →
 * RELEASED.
 *
 * <p>The reservation's row goes first: when another command has just moved it, its units are no longer ours to move. A row
 * for which a global transaction has announced something is nobody else's until that has ended.
 */
final class MoveReservation {

    private final ReservationMapper reservations;

    MoveReservation(ReservationMapper reservations) {
        this.reservations = reservations;
    }

    /** What becomes of a line's units; false when the books say that there are none. */
    interface Units {
        boolean move(StockLine line);
    }

    /**
     * Moves every line of the order that is in the one state to the other.
     *
     * @return false when there was none, or another command moved one meanwhile; the caller rolls back then
     * @throws PendingElsewhereException when another global transaction has announced something for it
     * @throws IllegalStateException     when the order has more units than the stock's own count of them
     */
    boolean move(String orderId, String from, String to, Units units) {
        List<StockLine> lines = reservations.in(from, orderId);
        boolean moved = !lines.isEmpty() && lines.stream().allMatch(line -> move(orderId, line, from, to, units));
        if (!moved && reservations.pending(orderId)) {
            throw new PendingElsewhereException("the reservation of order " + orderId);
        }
        return moved;
    }

    private boolean move(String orderId, StockLine line, String from, String to, Units units) {
        if (reservations.move(orderId, line, from, to) == 0) {
            return false;
        }
        if (!units.move(line)) {
            throw new IllegalStateException("order " + orderId + " has more " + from + " of " + line + " than there is");
        }
        return true;
    }
}
