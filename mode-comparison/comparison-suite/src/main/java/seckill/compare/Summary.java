package seckill.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import seckill.compare.report.Report;
import seckill.compare.report.Report.ControlResult;
import seckill.compare.report.Report.Result;

/** What a terminal shows of a report. */
final class Summary {

    private static final int WHY_MAX = 160;

    private Summary() {}

    /** Every mode keeps what it declares, every control was seen, and nothing is missing. */
    static boolean isAsDeclared(Report report) {
        return report.finished()
                && !report.controls().isEmpty()
                && report.controls().stream().allMatch(ControlResult::red)
                && report.results().stream().allMatch(it -> it.verdict().equals(Judge.GREEN) || it.verdict().equals(Judge.RED_AS_DECLARED));
    }

    static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        long red = report.controls().stream().filter(ControlResult::red).count();
        lines.add(red + " of " + report.controls().size() + " controls are red, as they must be.");
        report.controls().stream().filter(it -> !it.red()).forEach(it ->
                lines.add("  STAYED GREEN: " + it.name() + ": " + it.evidence()));
        lines.add("%-13s %-10s %-8s %-17s %8s %8s %6s %8s %9s %9s %8s".formatted(
                "scenario", "mode", "workload", "verdict", "accepted", "refused", "failed", "per s", "p50 ms", "p99 ms", "rest ms"));
        report.results().forEach(it -> lines.add(line(it)));
        report.results().stream().filter(it -> !it.why().isEmpty()).forEach(it ->
                lines.add(it.verdict() + ": " + it.scenario() + ", " + it.mode() + ", " + it.workload() + ": " + shortened(it.why())));
        report.atlas().forEach(it -> lines.add(String.format(Locale.ROOT, "%-10s %s dies %s: %s, %.1f s",
                it.mode(), it.victim(), it.step(), it.outcome(), it.seconds())));
        return lines;
    }

    /** All of it is in the report. */
    private static String shortened(String why) {
        return why.length() <= WHY_MAX ? why : why.substring(0, WHY_MAX) + " …";
    }

    private static String line(Result it) {
        return String.format(Locale.ROOT, "%-13s %-10s %-8s %-17s %8d %8d %6d %8.0f %9.1f %9.1f %8d",
                it.scenario(), it.mode(), it.workload(), it.verdict(), it.accepted(), it.refused(), it.failed(), it.acceptedPerSecond(),
                it.p50Ms(), it.p99Ms(), it.settleMs());
    }
}
