package seckill.sale.gate;

import java.time.Instant;

/**
 * What a gate is built of.
 *
 * @param epoch     higher than that of the gate before
 * @param available units that the ledger says nobody has, tickets under way not counted
 * @param ended     of the gate as it stood before the ledger was read: when tickets have ended since, the reading is void
 * @param isFirst   whether the sale has had no gate before; when there is none although it had one, tickets are forgotten
 */
public record Opening(
        long epoch, long available, long ended, int limitPerBuyer, Instant opensAt, Instant closesAt, boolean paused, boolean isFirst) {

    /** Of the first gate. */
    public Opening(long epoch, long available, long ended, int limitPerBuyer, Instant opensAt, Instant closesAt, boolean paused) {
        this(epoch, available, ended, limitPerBuyer, opensAt, closesAt, paused, true);
    }
}
