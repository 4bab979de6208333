package seckill.capacity.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Batches of orders on one hot product: threads that each take the next batch, cores that they share, and a row that one of them has at a time.
 *
 * @param batchUs of a core, for a batch whatever its size
 * @param orderUs of a core, for each order of it
 * @param rowShare of a batch's work during which it has the row, 0 to 1
 */
public record Settling(double batchUs, double orderUs, double rowShare, int threads, int cores) {

    private static final double TURN_US = 5e6;

    /** Orders a second in batches of that size. */
    public double perSecond(int batch) {
        Time time = new Time();
        Machine machine = new Machine(time, cores, 1);
        Row row = new Row();
        double us = batchUs + batch * orderUs;
        long[] batches = new long[1];
        for (int i = 0; i < threads; i++) {
            settles(machine.thread(), row, us, batches);
        }
        time.runUntil(TURN_US);
        return batches[0] * batch * 1e6 / TURN_US;
    }

    private void settles(Machine.Worker thread, Row row, double us, long[] batches) {
        thread.does(us * (1 - rowShare), () -> row.wanted(() -> thread.does(us * rowShare, () -> {
            batches[0]++;
            row.free();
            settles(thread, row, us, batches);
        })));
    }

    /** Who waits for it gets it in turn. */
    private static final class Row {

        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private boolean isTaken;

        void wanted(Runnable then) {
            if (isTaken) {
                waiting.add(then);
            } else {
                isTaken = true;
                then.run();
            }
        }

        void free() {
            if (waiting.isEmpty()) {
                isTaken = false;
            } else {
                waiting.poll().run();
            }
        }
    }
}
