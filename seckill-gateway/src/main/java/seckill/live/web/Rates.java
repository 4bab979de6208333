package seckill.live.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import seckill.live.Sample;

/**
 * How fast the shop was between two samples, each in a second.
 *
 * @param at of the later one
 */
public record Rates(Instant at, double requests, double admitted, double refused, double p50Ms, double p99Ms, double carried, long pending) {

    /** Between each two of them; when nobody looked for a while, the mean of that while. */
    static List<Rates> of(List<Sample> samples) {
        List<Rates> rates = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            rates.add(between(samples.get(i - 1), samples.get(i)));
        }
        return rates;
    }

    private static Rates between(Sample one, Sample other) {
        double seconds = Math.max(1, Duration.between(one.at(), other.at()).toMillis()) / 1_000.0;
        return new Rates(
                other.at(),
                (other.requests() - one.requests()) / seconds,
                (other.admitted() - one.admitted()) / seconds,
                (other.refusals() - one.refusals()) / seconds,
                other.p50Ms(),
                other.p99Ms(),
                (carried(other) - carried(one)) / seconds,
                other.pending());
    }

    private static long carried(Sample sample) {
        return sample.transactions().stream().mapToLong(Sample.Carried::count).sum();
    }
}
