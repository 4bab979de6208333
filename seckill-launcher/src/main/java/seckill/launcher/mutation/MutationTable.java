package seckill.launcher.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The scores as they are shown. */
final class MutationTable {

    private static final String ROW = "%-32s %8s %7s %8s %7s %7s %8s";

    private MutationTable() {}

    static List<String> of(Scores scores) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(ROW, "package", "mutants", "killed", "score", "floor", "to " + Floors.DEMAND, "lines").stripTrailing());
        scores.packages().forEach(it -> lines.add(row(it)));
        lines.add(row(scores.total()));
        lines.add("");
        lines.addAll(verdict(scores));
        return lines;
    }

    private static String row(Score it) {
        double missing = Floors.DEMAND - it.percent();
        return String.format(
                Locale.ROOT,
                ROW,
                it.floor().packageName(),
                it.mutants(),
                it.killed(),
                percent(it.percent()),
                it.floor().percent() == 0 ? "" : it.floor().percent() + " %",
                missing > 0 ? String.format(Locale.ROOT, "-%.1f", missing) : "",
                percent(it.lines().percent())).stripTrailing();
    }

    private static List<String> verdict(Scores scores) {
        List<String> lines = new ArrayList<>();
        scores.belowFloor().forEach(it -> lines.add(
                it.floor().packageName() + " has fallen below its floor: " + percent(it.percent()) + " of " + it.floor().percent() + " %"));
        if (scores.belowDemand().isEmpty()) {
            lines.add("The demand of " + Floors.DEMAND + " % is met by every package.");
        } else {
            lines.add("The demand of " + Floors.DEMAND + " % is not met by "
                    + String.join(", ", scores.belowDemand().stream().map(it -> it.floor().packageName()).toList()) + ".");
        }
        return lines;
    }

    /** Rounded down: what is not reached is not shown as reached. */
    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(value * 10) / 10);
    }
}
