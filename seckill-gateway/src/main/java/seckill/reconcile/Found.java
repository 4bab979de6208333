package seckill.reconcile;

import java.time.Instant;

/**
 * A discrepancy as it is kept.
 *
 * @param repairable whether the shop knows how to set it right
 * @param attempt    repairs that were begun
 * @param operator   who wanted the last one, empty before the first
 * @param answer     how that went, empty before the first
 */
public record Found(
        String id,
        Kind kind,
        String part,
        String subject,
        String seen,
        String should,
        boolean repairable,
        State state,
        int attempt,
        String operator,
        String why,
        String answer,
        Instant firstSeen,
        Instant lastSeen) {

    /** What has become of it. */
    public enum State {
        OPEN,
        /** Somebody has approved the repair, and it is being carried out. */
        REPAIRING,
        REPAIRED,
        /** Found no longer, without a repair. */
        GONE
    }
}
