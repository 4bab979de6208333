package seckill.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps what was found, and sees to it that each is repaired by one at a time. */
public interface Discrepancies {

    /**
     * Notes that these are there; one that was repaired, or gone, is open again.
     *
     * @param since when the look began: what has ended after that is not open again, for the look may have read the books before
     */
    void found(List<Discrepancy> discrepancies, Instant since, Instant at);

    /** What is open or being repaired, the oldest first. */
    List<Found> open(int limit);

    /** The newest of all, whatever has become of them. */
    List<Found> newest(int limit);

    Optional<Found> find(String id);

    /**
     * Takes an open one for a repair; or one whose repair was begun before {@code stale} and is not known to have ended.
     *
     * @return the number of this attempt; empty when it is not open any more, or somebody else has it
     */
    Optional<Integer> begin(String id, String operator, String why, Instant at, Instant stale);

    /** Ends an attempt: {@code OPEN} again, {@code REPAIRED}, or {@code GONE}. */
    void end(String id, int attempt, Found.State state, String answer, Instant at);

    /** Ends one that is open and was not found again. */
    void gone(Found found, Instant at);
}
