package seckill.compare.advice;

import java.util.List;
import java.util.Set;

/**
 * How long a buyer needs for an order in a case, by what was measured: a line through the points, and a queue where a line is wrong. It ranks modes; it does not
 * foretell milliseconds of another machine.
 *
 * @param held what the mode keeps locked until the end, as a report has it
 */
record Estimate(Measured measured, List<String> held, Case wanted) {

    /** Of the orders of {@code hot}, those that want the hot product. */
    private static final double HOT_SHARE = 0.75;

    /** What {@code slow} adds to each call. */
    private static final double SLOW_MS = 20;

    private static final double PARTICIPANTS_MEASURED = 3;

    /** Nobody passes somebody who holds one of these. */
    private static final Set<String> EXCLUSIVE = Set.of("DATABASE_ROWS", "GLOBAL_LOCKS");

    /** @param needs how the modules stand: in one process nobody calls anybody */
    double expectedMs(Case.Assembly needs) {
        double latencyMs = needs == Case.Assembly.MODULES ? wanted.latencyMs() : 0;
        double line = measured.uniformMs() + waits() + travels(latencyMs);
        return line * wanted.participants() / PARTICIPANTS_MEASURED
                + queues(latencyMs)
                + wanted.failureRate() * measured.recoverySeconds() * 1e3;
    }

    /** A mode that was faster where more want one row was measured in a better moment. */
    private double waits() {
        return Math.max(0, measured.hotMs() - measured.uniformMs()) * wanted.contention() / HOT_SHARE;
    }

    private double travels(double latencyMs) {
        return Math.max(0, measured.slowMs() - measured.uniformMs()) * latencyMs / SLOW_MS;
    }

    /**
     * Contention and latency together are more than both: a row that is held until the end is held over the calls to all other participants, by each of those
     * who stand before one.
     */
    private double queues(double latencyMs) {
        double before = Math.max(0, Measured.BUYERS * wanted.contention() - 1);
        return held.stream().anyMatch(EXCLUSIVE::contains) ? before * (wanted.participants() - 1) * latencyMs : 0;
    }
}
