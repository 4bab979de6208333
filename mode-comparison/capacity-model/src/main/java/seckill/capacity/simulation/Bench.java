package seckill.capacity.simulation;

import java.util.function.Consumer;

/**
 * {@code ./seckill bench} once more, in the simulation: buyers who ask again as soon as they are answered, beside gateway and Redis on the same
 * cores.
 *
 * @param cores       of the machine
 * @param share       of them that others leave
 * @param connections requests that are under way at once
 */
public record Bench(ServiceTimes times, int cores, double share, int connections) {

    /** As long as a turn of the bench counts, after as long again that does not. */
    private static final double TURN_US = 300_000;

    /** @param callsPerAnswer round trips to Redis for each answer */
    public record Rates(double perSecond, double callsPerAnswer) {}

    public Rates admitted() {
        return run(door -> door::admits);
    }

    public Rates refused() {
        return run(door -> door::refuses);
    }

    private interface Asked {
        Consumer<Runnable> of(Door door);
    }

    private Rates run(Asked asked) {
        Time time = new Time();
        Machine machine = new Machine(time, cores, share);
        Door door = new Door(time, machine, cores, machine.thread(), times);
        Crowd crowd = new Crowd(machine.thread(), times.askerUs(), asked.of(door));
        for (int i = 0; i < connections; i++) {
            crowd.asks();
        }
        time.runUntil(TURN_US);
        long answered = crowd.answered;
        long calls = door.calls();
        time.runUntil(2 * TURN_US);
        long counted = crowd.answered - answered;
        return new Rates(counted * 1e6 / TURN_US, (double) (door.calls() - calls) / Math.max(1, counted));
    }

    private static final class Crowd {

        private final Machine.Worker asker;
        private final double us;
        private final Consumer<Runnable> asked;
        private long answered;

        private Crowd(Machine.Worker asker, double us, Consumer<Runnable> asked) {
            this.asker = asker;
            this.us = us;
            this.asked = asked;
        }

        private void asks() {
            asker.does(us, () -> asked.accept(this::answered));
        }

        private void answered() {
            answered++;
            asks();
        }
    }
}
