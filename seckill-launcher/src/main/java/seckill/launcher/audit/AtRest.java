package seckill.launcher.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits, with an end, until nothing is in flight. */
final class AtRest {

    /** A transaction takes milliseconds; asking more often would only load the database which it waits for. */
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(200);

    private AtRest() {}

    /** True as soon as the question is answered with yes, false when it was not until the end. */
    static boolean within(Duration wait, BooleanSupplier question) {
        return first(wait, () -> question.getAsBoolean() ? Optional.of(true) : Optional.empty()).isPresent();
    }

    /** The first answer there is, empty when there was none until the end. */
    static <T> Optional<T> first(Duration wait, Supplier<Optional<T>> question) {
        long end = System.nanoTime() + wait.toNanos();
        Optional<T> answer = question.get();
        while (answer.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
            answer = question.get();
        }
        return answer;
    }
}
