package seckill.transaction.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/**
 * Calls between processes, each counted once, when its answer is there or will not come. Counted by whoever calls; those by which the
 * coordinator has a branch ended are counted by the participant that it calls, for it counts nothing itself.
 */
public final class Calls {

    public static final String NAME = "seckill.calls";

    /** As participant: this process itself, which the coordinator called. */
    public static final String ITSELF = "itself";

    /** What became of a call. */
    public enum Outcome {
        /** There was an answer; a refusal is one. */
        ANSWERED,
        /** An exception, or nothing in time. */
        FAILED
    }

    private Calls() {}

    /** @param participant who was called: stock, order, payment, tc or {@link #ITSELF} */
    public static void count(String participant, String operation, Outcome outcome) {
        // the global registry: neither Dubbo nor Seata makes its extensions with what a context has
        Counter.builder(NAME)
                .description("calls between processes")
                .tags("participant", participant, "operation", operation, "outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))
                .register(Metrics.globalRegistry)
                .increment();
    }
}
