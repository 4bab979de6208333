package seckill.participant;

import java.util.List;

/**
 * The letters that a participant could not take in and that the broker has parked, and what an operator may do about them.
 * Each is decided once; who did it, and why, is written down.
 */
public interface DeadLetters {

    /** At most a hundred that nobody has decided about, the oldest first. */
    List<DeadLetter> all();

    /**
     * Sends a letter once more to where it was sent; whoever had it before knows it by its id.
     *
     * @return empty when it was done, else why not; then nothing was decided
     */
    String replay(String id, String operator, String why);

    /**
     * Leaves a letter where it is, for ever.
     *
     * @return empty when it was done, else why not; then nothing was decided
     */
    String drop(String id, String operator, String why);
}
