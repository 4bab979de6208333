package seckill.transaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Carries a command out again when it lost the race for a row, for as long as its caller may still be waiting.
 *
 * <p>Why this is needed: Seata's client waits for a global lock with the row's local lock in its hand. When the holder of
 * the global lock rolls back, it needs just that row, and behind it stands a queue of others who will all wait in the same
 * way: on a hot row one refused payment stops the product for seconds. So Seata is told not to wait at all, the local
 * transaction ends and gives the row free, and the command queues up anew after a pause.
 *
 * <p>Carrying out again is safe because commands are repeatable: had an attempt been committed after all, the next would
 * be answered with its reply. Within a caller's own transaction there is no second attempt: that transaction is lost.
 */
public final class AgainAfterConflict {

    /** After this there is no further attempt; a last one that waits for its row stays within the caller's patience. */
    private static final Duration ATTEMPTS_WITHIN = Duration.ofSeconds(4);

    private static final Duration PAUSE_MIN = Duration.ofMillis(8);
    /** About as long as a global transaction takes from this step to its end. */
    private static final Duration PAUSE_MAX = Duration.ofMillis(64);

    private final Clock clock;
    private final Consumer<Duration> rest;

    public AgainAfterConflict(Clock clock) {
        this(clock, pause -> LockSupport.parkNanos(pause.toNanos()));
    }

    /** @param rest lets a pause pass */
    AgainAfterConflict(Clock clock, Consumer<Duration> rest) {
        this.clock = clock;
        this.rest = rest;
    }

    /** Runs it until it meets no conflict, or long enough; it must be repeatable. */
    public <T> T carryOut(Supplier<T> attempt) {
        Instant last = clock.instant().plus(ATTEMPTS_WITHIN);
        Duration pause = PAUSE_MIN;
        while (true) {
            try {
                return attempt.get();
            } catch (TransientDataAccessException conflict) {
                if (TransactionSynchronizationManager.isActualTransactionActive() || clock.instant().isAfter(last)) {
                    throw conflict;
                }
            }
            rest.accept(pause);
            pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
        }
    }
}
