package seckill.capacity.measured;

import java.util.stream.DoubleStream;

/** The middle of some figures, which one bad moment of a machine does not move. */
final class Medians {

    private Medians() {}

    /** @throws IllegalArgumentException when there are none */
    static double of(DoubleStream figures, String what) {
        double[] sorted = figures.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("the bench has nothing about " + what + ": measure again");
        }
        return sorted[sorted.length / 2];
    }
}
