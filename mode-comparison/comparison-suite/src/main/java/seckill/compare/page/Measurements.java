package seckill.compare.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import seckill.compare.page.Chart.Series;
import seckill.compare.page.Compared.Group;
import seckill.compare.report.Report.Result;

/** How much, how soon, and how long until nothing was in flight: one chart for each scenario and workload. */
final class Measurements {

    private static final String ACCEPTED = "accepted per second";
    private static final String REFUSED = "refused";
    private static final String LATENCY = "ms until the buyer knows";
    private static final String SETTLING = "ms from the last answer to rest";
    private static final String RECOVERY = "ms from the restart to rest";

    private Measurements() {}

    static Html accepted(Compared compared) {
        return all(compared, group -> {
            Table table = new Table(caption(group, ACCEPTED), "mode", "per second", "times NONE", "accepted", "verdict");
            for (Result result : group.run()) {
                double ratio = group.ratio(result, Result::acceptedPerSecond);
                table.row(result.mode(), result.acceptedPerSecond(), ratio, result.accepted(), Html.word(result.verdict()));
            }
            return chart(group.name(), ACCEPTED, group.run(), table, of(ACCEPTED, Result::acceptedPerSecond));
        });
    }

    static Html refused(Compared compared) {
        return all(compared, group -> {
            Table table = new Table(caption(group, REFUSED), "mode", "refused", "refusals p50 ms", "failed", "outcome unknown");
            for (Result result : group.run()) {
                table.row(result.mode(), result.refused(), refusedP50(result), result.failed(), result.unknown());
            }
            return chart(group.name(), REFUSED, group.run(), table, of(REFUSED, Result::refused));
        });
    }

    static Html latency(Compared compared) {
        return all(compared, group -> {
            Table table = new Table(caption(group, LATENCY), "mode", "p50", "p99", "p99.9", "p50, times NONE");
            for (Result result : group.run()) {
                table.row(
                        result.mode(),
                        ofAccepted(result, result.p50Ms()),
                        ofAccepted(result, result.p99Ms()),
                        ofAccepted(result, result.p999Ms()),
                        ofAccepted(result, group.ratio(result, Result::p50Ms)));
            }
            return chart(group.name(), LATENCY, group.run(), table,
                    of("p50", result -> ofAccepted(result, result.p50Ms())),
                    of("p99", result -> ofAccepted(result, result.p99Ms())),
                    of("p99.9", result -> ofAccepted(result, result.p999Ms())));
        });
    }

    static Html settling(Compared compared) {
        return all(compared, group -> {
            Table table = new Table(caption(group, SETTLING), "mode", "ms", "verdict");
            group.run().forEach(result -> table.row(result.mode(), result.settleMs(), Html.word(result.verdict())));
            return chart(group.name(), SETTLING, group.run(), table, of("ms", Result::settleMs));
        });
    }

    /** One chart for each fault and scenario: a fault in one mode is compared with the same fault in others. */
    static Html recovery(Compared compared) {
        List<Result> recovered = compared.groups().stream().flatMap(group -> group.run().stream()).filter(it -> it.recoveryMs() >= 0).toList();
        List<Html> charts = new ArrayList<>();
        for (String fault : recovered.stream().map(Measurements::faultOf).distinct().toList()) {
            List<Result> same = recovered.stream().filter(result -> faultOf(result).equals(fault)).toList();
            Table table = new Table(fault + ": " + RECOVERY, "mode", "ms", "workload", "verdict");
            same.forEach(it -> table.row(it.mode(), it.recoveryMs(), it.workload(), Html.word(it.verdict())));
            charts.add(chart(fault, RECOVERY, same, table, of("ms", Result::recoveryMs)).html());
        }
        return charts.isEmpty() ? Html.of("<p>No fault was tried under traffic.</p>") : Html.of("<div class=\"grid\">{}</div>", charts);
    }

    private static String faultOf(Result result) {
        return result.scenario() + ", " + (result.fault().isEmpty() ? "a fault" : result.fault());
    }

    private static String caption(Group group, String measures) {
        return group.name() + ": " + measures;
    }

    private record Measure(String name, ToDoubleFunction<Result> figure) {}

    private static Measure of(String name, ToDoubleFunction<Result> figure) {
        return new Measure(name, figure);
    }

    private static Chart chart(String of, String measures, List<Result> results, Table table, Measure... series) {
        List<Series> bars = Arrays.stream(series)
                .map(one -> new Series(one.name(), results.stream().map(one.figure()::applyAsDouble).toList()))
                .toList();
        return new Chart(of, measures, results.stream().map(Measurements::label).toList(), bars, table);
    }

    /** A mode that broke something is quick at something else. */
    private static String label(Result result) {
        return result.verdict().startsWith("red") ? result.mode() + " (red)" : result.mode();
    }

    private static double ofAccepted(Result result, double figure) {
        return result.accepted() > 0 ? figure : Double.NaN;
    }

    private static double refusedP50(Result result) {
        return result.refused() > 0 ? result.refusedP50Ms() : Double.NaN;
    }

    private static Html all(Compared compared, Function<Group, Chart> chart) {
        return compared.byScenario("grid", group -> group.run().isEmpty() ? Html.NOTHING : chart.apply(group).html())
                .orElse(Html.of("<p>Nothing was measured.</p>"));
    }
}
