package seckill.transaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Carries a command out again when it lost the race for a hot row, for as long as its caller may still be waiting.
 *
 * <p>Why this is needed: a command in an AT transaction keeps its row lock while it asks for the global lock. When the
 * holder of the global lock rolls back, it needs just that row lock, so Seata fails all who wait, at once: one refused
 * payment would fail every checkout in the queue for its product. Here they give the row free and queue up anew, behind
 * the rollback. No pause is needed: the queue of the row is the pause.
 *
 * <p>Carrying out again is safe because commands are repeatable: had an attempt been committed after all, the next would
 * be answered with its reply. Within a caller's own transaction there is no second attempt: that transaction is lost.
 */
final class AgainAfterConflict {

    /** After this there is no further attempt; with the last one's waits it stays near the caller's patience. */
    private static final Duration ATTEMPTS_WITHIN = Duration.ofSeconds(2);

    private final Clock clock;

    AgainAfterConflict(Clock clock) {
        this.clock = clock;
    }

    <T> T carryOut(Supplier<T> attempt) {
        Instant last = clock.instant().plus(ATTEMPTS_WITHIN);
        while (true) {
            try {
                return attempt.get();
            } catch (TransientDataAccessException conflict) {
                if (TransactionSynchronizationManager.isActualTransactionActive() || clock.instant().isAfter(last)) {
                    throw conflict;
                }
            }
        }
    }
}
