package seckill.compare.page;

import java.util.Locale;

/** How numbers are written: three digits that count are enough. */
final class Figures {

    private Figures() {}

    /** A dash for what was not measured, which is NaN or less than zero. */
    static String text(double number) {
        if (!isMeasured(number)) {
            return "–";
        }
        boolean isWhole = number == Math.rint(number);
        return String.format(Locale.ROOT, isWhole || number >= 100 ? "%.0f" : number >= 10 ? "%.1f" : "%.2f", number);
    }

    static boolean isMeasured(double number) {
        return Double.isFinite(number) && number >= 0;
    }
}
