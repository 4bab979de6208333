package seckill.sale.gate;

/**
 * How a gate stands.
 *
 * @param epoch   the number under which it was built
 * @param left    units that it may still give away
 * @param pending units of tickets that have not ended
 * @param ended   how many tickets have ended since it was built
 * @param mayHaveForgotten whether there may have been tickets of which it knows nothing: its server has lost its data, or was restarted
 */
public record Standing(long epoch, long left, long pending, long ended, boolean paused, boolean mayHaveForgotten) {

    /** Of a gate that knows all its tickets. */
    public Standing(long epoch, long left, long pending, long ended, boolean paused) {
        this(epoch, left, pending, ended, paused, false);
    }
}
