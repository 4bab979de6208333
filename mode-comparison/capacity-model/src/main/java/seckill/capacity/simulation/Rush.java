package seckill.capacity.simulation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Buyers who come to one gateway whatever it answers, by chance and at a rate: how long they wait for their tickets.
 *
 * @param gatewayCores of the gateway's machine; Redis has one of its own
 */
public record Rush(ServiceTimes times, int gatewayCores, double perSecond, long seed) {

    /** Enough to say what the slowest hundredth waits. */
    private static final int BUYERS = 20_000;

    private static final double QUANTILE = 0.99;

    /** The longest that is looked at: nobody waits for a minute at a door that is wide enough. */
    private static final double WAITS_MAX_US = 60e6;

    /** @return the time in which 99 of 100 have their ticket, in milliseconds */
    public double p99Ms() {
        Time time = new Time();
        Door door = new Door(time, new Machine(time, gatewayCores, 1), gatewayCores, new Machine(time, 1, 1).thread(), times);
        SplittableRandom chance = new SplittableRandom(seed);
        double[] waited = new double[BUYERS];
        Arrays.fill(waited, WAITS_MAX_US);
        double at = 0;
        for (int i = 0; i < BUYERS; i++) {
            int buyer = i;
            at += -Math.log(1 - chance.nextDouble()) * 1e6 / perSecond;
            double comes = at;
            time.after(at, () -> door.admits(() -> waited[buyer] = time.us() - comes));
        }
        time.runUntil(at + WAITS_MAX_US);
        Arrays.sort(waited);
        return waited[(int) (QUANTILE * BUYERS)] / 1e3;
    }
}
