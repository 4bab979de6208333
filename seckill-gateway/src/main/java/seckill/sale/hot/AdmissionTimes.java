package seckill.sale.hot;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import seckill.problem.Problem;
import seckill.sale.gate.Verdict;

/**
 * How long admission took, from a wish that was read to what its buyer is told; rehearsals do not count.
 *
 * <p>Counts in buckets, whose bounds are fixed: a measurement is a search among eleven numbers and three additions, and gateways are added
 * up by whoever reads them, which percentiles of each cannot be (decision 52).
 */
final class AdmissionTimes {

    static final String NAME = "seckill.admission";

    /** From an answer by this gateway alone to the longest that anybody waits. */
    private static final Duration[] BOUNDS = {
        Duration.ofNanos(500_000), Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5)
    };

    private final Timer tickets = timer("ticket");
    private final Timer refusals = timer("refused");
    private final Timer failures = timer("failed");

    private static Timer timer(String answer) {
        return Timer.builder(NAME)
                .description("from a wish for units of a sale to the answer")
                .tag("answer", answer)
                .serviceLevelObjectives(BOUNDS)
                .register(Metrics.globalRegistry);
    }

    static long begun() {
        return System.nanoTime();
    }

    /** @param verdict null when nobody knows */
    void took(long begun, Verdict verdict) {
        record(begun, switch (verdict) {
            case null -> failures;
            case BUSY, OTHER_EPOCH -> failures;
            case ADMITTED, ALREADY -> tickets;
            case RETURNED, OTHER_WISH, NOT_OPEN, LIMIT, SOLD_OUT -> refusals;
        });
    }

    void took(long begun, Problem problem) {
        record(begun, problem.status() >= 500 ? failures : refusals);
    }

    private static void record(long begun, Timer timer) {
        timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
}
