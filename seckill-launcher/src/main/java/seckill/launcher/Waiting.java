package seckill.launcher;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again, for things of other processes that tell nobody when they change. */
final class Waiting {

    /** Short against what is waited for (0.1 s to 15 s), long against what one question costs. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Waiting() {}

    /** Something that may be asked repeatedly; an exception is a no. */
    interface Question {
        boolean isSo() throws Exception;
    }

    /** @return whether it became so within the limit; false at once when the thread is interrupted */
    static boolean until(Duration limit, Question question) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            if (answer(question)) {
                return true;
            }
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean answer(Question question) {
        try {
            return question.isSo();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception no) {
            return false;
        }
    }
}
