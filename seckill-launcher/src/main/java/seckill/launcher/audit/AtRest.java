package seckill.launcher.audit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits, with an end, until nothing is in flight. */
final class AtRest {

    /** A transaction takes milliseconds; asking more often would only load the database which it waits for. */
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(200);

    private AtRest() {}

    /** True as soon as the question is answered with yes, false when it was not until the end. */
    static boolean within(Duration wait, BooleanSupplier question) {
        Executor later = CompletableFuture.delayedExecutor(ASK_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        long end = System.nanoTime() + wait.toNanos();
        while (!question.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            CompletableFuture.runAsync(() -> {}, later).join();
        }
        return true;
    }
}
