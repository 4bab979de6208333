package seckill.bench;

import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What one contestant did in one round.
 *
 * @param perSecond answers
 * @param micros    from when a request was to be sent to its answer
 * @param use       processor time of everybody meanwhile
 * @param answers   how many were counted
 * @param trips     calls of scripts in Redis meanwhile
 * @param admitted  of the answers
 * @param wrong     what is wrong with the books or the answers; such a turn has no figures
 */
record Turn(
        String contestant,
        int round,
        double perSecond,
        Histogram micros,
        Cpu.Use use,
        long answers,
        long trips,
        long admitted,
        Optional<String> wrong) {

    /** Longer than any turn. */
    static final Duration LONG = Duration.ofSeconds(10);

    /** Share of the machine that others may have. */
    static final double OTHERS_MAX = 0.10;

    /** Whether others left the machine to us. */
    boolean isQuiet() {
        return use.others().orElse(0) <= OTHERS_MAX;
    }

    boolean isValid() {
        return wrong.isEmpty() && isQuiet();
    }

    /** Processor time for each answer, in microseconds. */
    double microsOf(String... processes) {
        return use.seconds(processes) * 1e6 / answers;
    }
}
