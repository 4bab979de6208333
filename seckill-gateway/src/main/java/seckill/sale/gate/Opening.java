package seckill.sale.gate;

import java.time.Instant;

/**
 * What a gate is built of.
 *
 * @param epoch     higher than that of the gate before
 * @param available units that the ledger says nobody has, tickets under way not counted
 * @param ended     of the gate as it stood before the ledger was read: when tickets have ended since, the reading is void
 */
public record Opening(
        long epoch, long available, long ended, int limitPerBuyer, Instant opensAt, Instant closesAt, boolean paused) {}
