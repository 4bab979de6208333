package seckill.compare.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import seckill.compare.page.Change.Kind;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Cell;
import seckill.compare.report.Report.ControlResult;
import seckill.compare.report.Report.Result;

/**
 * What is different in a second report.
 *
 * <p>How fast something is says little on another machine. So where NONE was measured under the same workload in both reports, figures
 * are compared as how many times what NONE has in the same report; where it was not, as they are, and then no change is called worse
 * unless both reports are of one box.
 */
public final class ReportDiff {

    /** Two quick runs of one commit on a small machine differ by this share without any reason. */
    static final double TOLERANCE = 0.5;

    private static final List<String> VERDICTS = List.of("green", "red, as declared", "unproven", "not run", "red");
    private static final List<String> CONTROLS = List.of("caught", "stayed green");
    private static final List<String> SURVIVED = List.of("clean", "recovered");
    private static final List<String> OUTCOMES = List.of("clean", "recovered", "not met", "stuck", "corrupted");

    private final Report before;
    private final Report now;
    private final double tolerance;
    private final List<Change> changes = new ArrayList<>();

    private ReportDiff(Report before, Report now, double tolerance) {
        this.before = before;
        this.now = now;
        this.tolerance = tolerance;
    }

    /**
     * @param lines   for the terminal, the worst first
     * @param isWorse whether a verdict, a control, the end of a fault or a figure is worse in the second report
     */
    public record Diff(List<String> lines, boolean isWorse) {}

    public static Diff of(Report a, Report b) {
        return of(a, b, TOLERANCE);
    }

    /** @param tolerance the share by which a figure may differ, such as 0.25 */
    public static Diff of(Report a, Report b, double tolerance) {
        ReportDiff diff = new ReportDiff(a, b, tolerance);
        diff.compare();
        return new Diff(diff.lines(), diff.changes.stream().anyMatch(change -> change.kind() == Kind.WORSE));
    }

    private void compare() {
        each("control", Report::controls, ControlResult::name, this::controls);
        each("result", Report::results, ReportDiff::name, this::results);
        each("fault", Report::atlas, cell -> cell.mode() + ", " + cell.victim() + ": " + cell.step(), this::outcomes);
    }

    private void controls(ControlResult was, ControlResult is) {
        if (was.red() != is.red()) {
            changes.add(Change.of("control " + is.name(), seen(was), seen(is), CONTROLS, is.evidence()));
        } else if (!was.caughtBy().equals(is.caughtBy())) {
            changes.add(new Change(Kind.CHANGED, "control " + is.name() + ": caught by " + was.caughtBy() + " before, by " + is.caughtBy() + " now"));
        }
    }

    private static String seen(ControlResult control) {
        return CONTROLS.get(control.red() ? 0 : 1);
    }

    private void results(Result was, Result is) {
        if (!was.verdict().equals(is.verdict())) {
            changes.add(Change.of(name(is), was.verdict(), is.verdict(), VERDICTS, is.why()));
        }
        if (is.fault().isEmpty()) { // or else the restart of a process is what they tell of
            Figure.ALL.stream().filter(figure -> figure.isIn(was) && figure.isIn(is)).forEach(figure -> figures(figure, was, is));
        }
    }

    private void figures(Figure figure, Result was, Result is) {
        Optional<Result> wasNone = none(before, was).filter(figure::isIn);
        Optional<Result> isNone = none(now, is).filter(figure::isIn);
        boolean isRatio = wasNone.isPresent() && isNone.isPresent();
        double from = figure.in(was) / (isRatio ? figure.in(wasNone.get()) : 1);
        double to = figure.in(is) / (isRatio ? figure.in(isNone.get()) : 1);
        if (Math.abs(to - from) <= tolerance * from) {
            return;
        }
        boolean isBetter = to > from == figure.isMoreBetter();
        Kind kind = !isRatio && !isOneBox() ? Kind.CHANGED : isBetter ? Kind.BETTER : Kind.WORSE;
        changes.add(new Change(kind, String.format(Locale.ROOT, "%s: %s: %s before, %s now (%+.0f %%%s)", name(is), figure.name(),
                said(from, isRatio), said(to, isRatio), 100 * (to - from) / from, isRatio ? "" : ", without NONE to compare with")));
    }

    private static String said(double figure, boolean isRatio) {
        return isRatio ? Figures.text(figure) + " × NONE" : Figures.text(figure);
    }

    private static Optional<Result> none(Report report, Result like) {
        return report.results().stream()
                .filter(one -> one.mode().equals(Compared.YARDSTICK))
                .filter(one -> one.scenario().equals(like.scenario()) && one.workload().equals(like.workload()))
                .findFirst();
    }

    private void outcomes(Cell was, Cell is) {
        if (SURVIVED.contains(was.outcome()) && SURVIVED.contains(is.outcome())) {
            return; // a second more or less
        }
        if (!was.outcome().equals(is.outcome())) {
            changes.add(Change.of(is.mode() + ", " + is.victim() + ": " + is.step(), was.outcome(), is.outcome(), OUTCOMES, is.why()));
        }
    }

    private static String name(Result result) {
        return result.scenario() + ", " + result.workload() + ", " + result.mode();
    }

    private <T> void each(String what, Function<Report, List<T>> in, Function<T, String> name, BiConsumer<T, T> both) {
        Map<String, T> was = byName(in.apply(before), name);
        Map<String, T> is = byName(in.apply(now), name);
        was.forEach((key, one) -> {
            if (is.containsKey(key)) {
                both.accept(one, is.get(key));
            } else {
                changes.add(new Change(Kind.ONLY_IN_ONE, "the first: " + what + " " + key));
            }
        });
        is.keySet().stream().filter(key -> !was.containsKey(key))
                .forEach(key -> changes.add(new Change(Kind.ONLY_IN_ONE, "the second: " + what + " " + key)));
    }

    /** Two of one name are told apart by their order. */
    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        for (T one : all) {
            String free = name.apply(one);
            for (int number = 2; named.containsKey(free); number++) {
                free = name.apply(one) + " (" + number + ")";
            }
            named.put(free, one);
        }
        return named;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("first: " + title(before));
        lines.add("second: " + title(now));
        lines.add(String.format(Locale.ROOT, "figures are compared as multiples of NONE in the same report and workload where both have it, since"
                + " absolute figures of two machines are not comparable; less than %.0f %% is noise", 100 * tolerance));
        differs("set of settings", before.configHash(), now.configHash()).ifPresent(lines::add);
        differs("seed", before.seed(), now.seed()).ifPresent(lines::add);
        differs("box", before.box(), now.box()).ifPresent(lines::add);
        lines.add(sameVerdicts());
        changes.stream().sorted(Comparator.comparing(Change::kind)).map(Change::line).forEach(lines::add);
        if (changes.isEmpty()) {
            lines.add("nothing has changed in " + now.results().size() + " results, " + now.controls().size() + " controls and "
                    + now.atlas().size() + " faults");
        }
        return List.copyOf(lines);
    }

    private String sameVerdicts() {
        Map<String, Result> was = byName(before.results(), ReportDiff::name);
        Map<String, Result> is = byName(now.results(), ReportDiff::name);
        long both = is.keySet().stream().filter(was::containsKey).count();
        long same = is.entrySet().stream()
                .filter(it -> was.containsKey(it.getKey()) && was.get(it.getKey()).verdict().equals(it.getValue().verdict()))
                .count();
        return same + " of " + both + " verdicts are the same";
    }

    private static String title(Report report) {
        return "begun " + report.begun() + (report.commit().isEmpty() ? "" : ", commit " + report.commit())
                + (report.finished() ? "" : ", interrupted");
    }

    private static Optional<String> differs(String what, Object was, Object is) {
        return was.equals(is) ? Optional.empty() : Optional.of("another " + what + ": " + was + " before, " + is + " now");
    }

    private boolean isOneBox() {
        return before.box().equals(now.box());
    }
}
