package seckill.bench;

import java.util.List;

/**
 * How many times as much one is as another, in rounds of one run, and what it is to reach.
 *
 * @param rounds  one for each round in which both had a valid turn, smallest first
 * @param isAtMost whether smaller is better
 */
record Ratio(String name, List<Double> rounds, double floor, double target, double moonshot, boolean isAtMost) {

    /** Fewer say nothing. */
    private static final int ROUNDS_MIN = 3;

    Ratio {
        rounds = rounds.stream().sorted().toList();
    }

    static Ratio atLeast(String name, List<Double> rounds, double floor, double target, double moonshot) {
        return new Ratio(name, rounds, floor, target, moonshot, false);
    }

    static Ratio atMost(String name, List<Double> rounds, double floor, double target, double moonshot) {
        return new Ratio(name, rounds, floor, target, moonshot, true);
    }

    boolean isValid() {
        return rounds.size() >= ROUNDS_MIN;
    }

    /** NaN when there was no round. */
    double median() {
        return rounds.isEmpty() ? Double.NaN : rounds.get(rounds.size() / 2);
    }

    double min() {
        return rounds.isEmpty() ? Double.NaN : rounds.getFirst();
    }

    double max() {
        return rounds.isEmpty() ? Double.NaN : rounds.getLast();
    }

    /** moonshot, target, floor, or missed; unknown when it is not valid. */
    String reached() {
        return !isValid() ? "unknown" : isMet(moonshot) ? "moonshot" : isMet(target) ? "target" : isMet(floor) ? "floor" : "missed";
    }

    private boolean isMet(double goal) {
        return isAtMost ? median() <= goal : median() >= goal;
    }
}
