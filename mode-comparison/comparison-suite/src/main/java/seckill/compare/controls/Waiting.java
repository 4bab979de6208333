package seckill.compare.controls;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks servers again and again, which tell nobody when something has changed. */
final class Waiting {

    /** Short against a second, after which the coordinator comes again. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    /** Something that may be asked repeatedly. */
    interface Question {
        boolean isSo() throws Exception;
    }

    /** @throws IllegalStateException when it has not become so within the limit: the control could not be run */
    static void until(String what, Duration limit, Question question) {
        long end = System.nanoTime() + limit.toNanos();
        while (!answer(what, question)) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("not in " + limit.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean answer(String what, Question question) {
        try {
            return question.isSo();
        } catch (Exception e) {
            throw new IllegalStateException("nobody knows whether it is so: " + what, e);
        }
    }
}
