package seckill.compare;

import java.util.concurrent.TimeUnit;

/** On Ctrl-C the thread that works is interrupted, and has a while to stop its shop and to write what there is. */
final class BreakingOff implements AutoCloseable {

    /** The last buyers have an answer, the shop is stopped, the report is written. */
    private static final long ENDS_WITHIN_SECONDS = 90;

    private final Thread hook;

    private BreakingOff(Thread hook) {
        this.hook = hook;
    }

    /** From now on, for the thread that calls. */
    static BreakingOff ofThisThread() {
        Thread working = Thread.currentThread();
        Thread hook = new Thread(() -> breakOff(working));
        Runtime.getRuntime().addShutdownHook(hook);
        return new BreakingOff(hook);
    }

    private static void breakOff(Thread working) {
        working.interrupt();
        try {
            working.join(TimeUnit.SECONDS.toMillis(ENDS_WITHIN_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException underWay) {
            return; // and the thread goes on to its end
        }
    }
}
