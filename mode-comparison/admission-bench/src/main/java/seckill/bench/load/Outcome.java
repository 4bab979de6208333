package seckill.bench.load;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What became of a run's requests: how many were answered with which status, and after how many microseconds. */
public final class Outcome {

    private static final long HIGHEST_US = TimeUnit.MINUTES.toMicros(1);

    /** Of a request whose connection was lost. */
    public static final int LOST = 0;

    private final Histogram micros = new Histogram(HIGHEST_US, 3);
    private final Map<Integer, Histogram> bySecond = new TreeMap<>();
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final long begin = System.nanoTime();
    private long last = begin;

    /** @param intended when it was to be sent, which may be before it was */
    void answered(int status, long intended) {
        last = System.nanoTime();
        statuses.merge(status, 1L, Long::sum);
        long us = Math.min(TimeUnit.NANOSECONDS.toMicros(last - intended), HIGHEST_US);
        micros.recordValue(us);
        int second = (int) TimeUnit.NANOSECONDS.toSeconds(Math.max(0, intended - begin));
        bySecond.computeIfAbsent(second, it -> new Histogram(HIGHEST_US, 3)).recordValue(us);
    }

    /** Those that there were. */
    public Set<Integer> statuses() {
        return statuses.keySet();
    }

    public double seconds() {
        return (last - begin) / 1e9;
    }

    public long count(int status) {
        return statuses.getOrDefault(status, 0L);
    }

    public long count() {
        return micros.getTotalCount();
    }

    public double perSecond() {
        return count() / seconds();
    }

    public Histogram micros() {
        return micros;
    }

    /** Of the requests that were to be sent from that second on, and before that other. */
    public Histogram micros(int fromSecond, int toSecond) {
        Histogram some = new Histogram(HIGHEST_US, 3);
        bySecond.forEach((second, its) -> {
            if (second >= fromSecond && second < toSecond) {
                some.add(its);
            }
        });
        return some;
    }

    @Override
    public String toString() {
        return statuses.toString();
    }
}
