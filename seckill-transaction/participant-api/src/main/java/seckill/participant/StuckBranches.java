package seckill.participant;

import java.util.List;

/**
 * The branches of a participant whose rollback cannot go on, because somebody has changed a row in between (a dirty
 * write), and what an operator may do about them. A participant's rows can be told apart from those of others by its
 * name, under which it offers this.
 */
public interface StuckBranches {

    /** At most a hundred, the oldest first. */
    List<StuckBranch> all();

    /**
     * Ends the blockade of one branch, writes down who did it, how and why, and lets the coordinator go on.
     *
     * @return empty when it was done, else why not; then nothing was changed
     */
    String resolve(StuckResolution resolution);
}
