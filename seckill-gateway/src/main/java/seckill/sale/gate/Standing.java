package seckill.sale.gate;

/**
 * How a gate stands.
 *
 * @param epoch   the number under which it was built
 * @param left    units that it may still give away
 * @param pending units of tickets that have not ended
 * @param ended   how many tickets have ended since it was built
 */
public record Standing(long epoch, long left, long pending, long ended, boolean paused) {}
