package seckill.compare.page;

import java.util.List;
import java.util.Locale;
import seckill.compare.report.Report.Declared;

/** What each mode says of itself; the verdicts hold it to that. */
final class Declarations {

    private Declarations() {}

    static Html of(List<Declared> modes) {
        Table table = new Table(
                "In its own words", "mode", "family", "atomicity", "settled", "readers see", "held until the end", "after a crash");
        for (Declared mode : modes) {
            table.row(
                    mode.mode(),
                    words(mode.family()),
                    words(mode.atomicity()),
                    words(mode.settlement()),
                    words(mode.readersSee()),
                    mode.held().isEmpty() ? "nothing" : words(String.join(", ", mode.held())),
                    Html.of("<div class=\"prose\">{}</div>", mode.afterCrash()));
        }
        return table.isEmpty() ? Html.of("<p>Nothing is known of the modes.</p>") : table.html();
    }

    private static String words(String constant) {
        return constant.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
