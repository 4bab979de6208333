package seckill.capacity;

import java.util.Locale;

/** Numbers, as one says them. */
final class Words {

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double SECOND_MS = 1_000;

    private Words() {}

    static String count(int number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    static String times(double presses) {
        return presses == 1 ? "each asks once" : String.format(Locale.ROOT, "each asks %.1f times", presses);
    }

    static String seconds(double seconds) {
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.0f ms", seconds * SECOND_MS);
        }
        if (seconds < 2 * MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 2 * HOUR
                ? String.format(Locale.ROOT, "%.0f min", seconds / MINUTE) : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
    }

    static String millis(double ms) {
        return seconds(ms / SECOND_MS);
    }
}
