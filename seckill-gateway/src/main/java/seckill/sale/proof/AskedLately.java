package seckill.sale.proof;

import java.time.Clock;

/** How often a second something was asked in the last seconds. */
final class AskedLately {

    /** Long enough for a mean, short enough to follow a rush. */
    private static final int SECONDS = 4;

    private final Clock clock;
    private final long[] counts = new long[SECONDS];
    private long newest;

    AskedLately(Clock clock) {
        this.clock = clock;
    }

    synchronized void count() {
        goOn();
        counts[(int) (newest % SECONDS)]++;
    }

    /** The highest count of a second of these: a rush is noticed while it begins. */
    synchronized long perSecond() {
        goOn();
        long highest = 0;
        for (long count : counts) {
            highest = Math.max(highest, count);
        }
        return highest;
    }

    private void goOn() {
        long now = clock.instant().getEpochSecond();
        for (long second = Math.max(newest + 1, now - SECONDS + 1); second <= now; second++) {
            counts[(int) (second % SECONDS)] = 0;
        }
        newest = Math.max(newest, now);
    }
}
