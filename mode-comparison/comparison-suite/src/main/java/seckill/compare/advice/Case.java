package seckill.compare.advice;

/**
 * What somebody needs of a mode.
 *
 * @param scenario     whose runs are looked at
 * @param contention   the share of orders that want one row, 0 to 1
 * @param participants services that an order changes
 * @param latencyMs    of a call of one of them
 * @param failureRate  of orders during which something dies, 0 to 1
 * @param isolation    what readers must not see
 * @param decidedAtOnce whether the answer must be the decision
 */
public record Case(
        String scenario, double contention, int participants, double latencyMs, double failureRate, Isolation isolation, boolean decidedAtOnce) {

    public Case {
        if (contention < 0 || contention > 1 || failureRate < 0 || failureRate > 1) {
            throw new IllegalArgumentException("contention and failure rate are shares: from 0 to 1");
        }
        if (participants < 1 || latencyMs < 0) {
            throw new IllegalArgumentException("there is at least one participant, and no latency below zero");
        }
    }

    /** What readers must not see. */
    public enum Isolation {
        /** They may see steps that are undone later. */
        ANY,
        /** They may see that something is set aside, but no final state that is undone later. */
        NO_DIRTY_READS,
        /** They see nothing before it is final. */
        NOTHING_EARLY
    }
}
