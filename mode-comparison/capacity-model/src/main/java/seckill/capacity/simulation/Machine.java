package seckill.capacity.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/** Some cores and the threads that want them: who is ready waits for a core, and keeps it for a while. */
final class Machine {

    /** After so long a thread lets others have its core: the slice of Linux' scheduler. So what comes meanwhile gathers. */
    private static final double SLICE_US = 3_000;

    private final Time time;
    private final Deque<Worker> ready = new ArrayDeque<>();
    private final double share;
    private int idle;

    /** @param share of each core that others leave to this machine, above 0 to 1 */
    Machine(Time time, int cores, double share) {
        if (cores < 1 || share <= 0 || share > 1) {
            throw new IllegalArgumentException("a machine has a core at least, and some share of it: " + cores + ", " + share);
        }
        this.time = time;
        this.idle = cores;
        this.share = share;
    }

    Worker thread() {
        return new Worker();
    }

    private void dispatch() {
        while (idle > 0 && !ready.isEmpty()) {
            idle--;
            ready.poll().work(0);
        }
    }

    /** One thread: it does one thing after the other. */
    final class Worker {

        private record Work(double us, double waitsUs, Runnable then) {}

        private final Deque<Work> todo = new ArrayDeque<>();
        private boolean isBusy;

        /** Takes so long of a core. */
        void does(double us, Runnable then) {
            does(us, 0, then);
        }

        /** @param waitsUs for something that is no core, a disk for instance, with nothing else done meanwhile */
        void does(double us, double waitsUs, Runnable then) {
            todo.add(new Work(us, waitsUs, then));
            if (!isBusy) {
                isBusy = true;
                ready.add(this);
                dispatch();
            }
        }

        /** With a core, until there is nothing to do, something to wait for, or its time is up. */
        private void work(double usedUs) {
            Work next = todo.poll();
            double us = next.us / share;
            time.after(us, () -> {
                if (next.waitsUs > 0) {
                    idle++;
                    dispatch();
                    time.after(next.waitsUs, () -> {
                        next.then.run();
                        isBusy = !todo.isEmpty();
                        if (isBusy) {
                            ready.add(this);
                        }
                        dispatch();
                    });
                    return;
                }
                next.then.run();
                if (!todo.isEmpty() && usedUs + us < SLICE_US) {
                    work(usedUs + us);
                    return;
                }
                isBusy = !todo.isEmpty();
                if (isBusy) {
                    ready.add(this);
                }
                idle++;
                dispatch();
            });
        }
    }
}
