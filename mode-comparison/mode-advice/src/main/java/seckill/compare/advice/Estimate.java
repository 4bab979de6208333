package seckill.compare.advice;

/** How long a buyer will wait in a case, by what was measured: a line through the points. It ranks modes; it does not foretell milliseconds of another machine. */
final class Estimate {

    /** Of the orders of {@code hot}, those that want the hot product. */
    private static final double HOT_SHARE = 0.75;

    /** What {@code slow} adds to each call. */
    private static final double SLOW_MS = 20;

    private static final double PARTICIPANTS_MEASURED = 3;

    private Estimate() {}

    static double expectedMs(Measured measured, Case wanted) {
        double waits = (measured.hotMs() - measured.uniformMs()) * wanted.contention() / HOT_SHARE;
        double travels = Math.max(0, measured.slowMs() - measured.uniformMs()) * wanted.latencyMs() / SLOW_MS;
        double quiet = measured.uniformMs() + waits + travels;
        return quiet * wanted.participants() / PARTICIPANTS_MEASURED + wanted.failureRate() * measured.recoverySeconds() * 1e3;
    }
}
