package seckill.launcher.audit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, with an end, until nothing is in flight. */
final class AtRest {

    /** A transaction takes milliseconds; asking more often would only load the database which it waits for. */
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(200);

    private AtRest() {}

    /** True as soon as the question is answered with yes, false when it was not until the end. */
    static boolean within(Duration wait, BooleanSupplier question) {
        long end = System.nanoTime() + wait.toNanos();
        while (!question.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
        }
        return true;
    }
}
