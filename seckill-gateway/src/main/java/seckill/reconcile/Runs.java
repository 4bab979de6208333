package seckill.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers walks, so that one goes on where its gateway died. */
public interface Runs {

    /** The walk for that cause which has not ended. */
    Optional<Run> underWay(Run.Cause cause);

    Run begin(Run.Cause cause, Instant at);

    void save(Run run);

    Optional<Run> find(long id);

    /** The newest, whatever they were begun for. */
    List<Run> newest(int limit);

    /**
     * Forgets continuous walks that ended before {@code before} and found nothing, and ends others that began before then and have not
     * ended: whoever walked is dead.
     */
    void tidy(Instant before, Instant now);
}
