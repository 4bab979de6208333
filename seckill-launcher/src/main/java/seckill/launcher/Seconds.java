package seckill.launcher;

import java.time.Duration;
import java.util.Locale;

/** Durations for the eye. */
final class Seconds {

    private Seconds() {}

    static String of(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    static String since(long startNanos) {
        return of(Duration.ofNanos(System.nanoTime() - startNanos));
    }
}
