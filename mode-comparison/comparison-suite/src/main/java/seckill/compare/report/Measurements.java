package seckill.compare.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import seckill.compare.report.Chart.Series;
import seckill.compare.report.Compared.Group;
import seckill.compare.report.Report.Result;

/** How much, how soon, and how long until nothing was in flight: one chart for each scenario and workload. */
final class Measurements {

    private Measurements() {}

    static Html accepted(Compared compared) {
        return all(compared, group -> {
            Table table = new Table("Accepted per second: " + group.name(), "mode", "per second", "times NONE", "accepted", "verdict");
            for (Result result : group.run()) {
                double ratio = group.ratio(result, Result::acceptedPerSecond);
                table.row(result.mode(), result.acceptedPerSecond(), ratio, result.accepted(), Html.word(result.verdict()));
            }
            return chart("Accepted per second: " + group.name(), group.run(), table, of("accepted/s", Result::acceptedPerSecond));
        });
    }

    static Html refused(Compared compared) {
        return all(compared, group -> {
            Table table = new Table(
                    "Refused: " + group.name(), "mode", "refused", "refusals p50 ms", "failed", "outcome unknown", "verdict");
            for (Result result : group.run()) {
                table.row(
                        result.mode(), result.refused(), refusedP50(result), result.failed(), result.unknown(), Html.word(result.verdict()));
            }
            return chart("Refused: " + group.name(), group.run(), table, of("refused", Result::refused));
        });
    }

    static Html latency(Compared compared) {
        return all(compared, group -> {
            Table table = new Table("Until the buyer knows, ms: " + group.name(), "mode", "p50", "p99", "p99.9", "p50, times NONE");
            for (Result result : group.run()) {
                table.row(
                        result.mode(),
                        ofAccepted(result, result.p50Ms()),
                        ofAccepted(result, result.p99Ms()),
                        ofAccepted(result, result.p999Ms()),
                        ofAccepted(result, group.ratio(result, Result::p50Ms)));
            }
            return chart("Until the buyer knows, ms: " + group.name(), group.run(), table,
                    of("p50", result -> ofAccepted(result, result.p50Ms())),
                    of("p99", result -> ofAccepted(result, result.p99Ms())),
                    of("p99.9", result -> ofAccepted(result, result.p999Ms())));
        });
    }

    static Html settling(Compared compared) {
        return all(compared, group -> {
            Table table = new Table("From the last answer to rest, ms: " + group.name(), "mode", "ms", "verdict");
            group.run().forEach(result -> table.row(result.mode(), result.settleMs(), Html.word(result.verdict())));
            return chart("From the last answer to rest, ms: " + group.name(), group.run(), table, of("ms", Result::settleMs));
        });
    }

    /** One chart for each fault and scenario: a fault in one mode is compared with the same fault in others. */
    static Html recovery(Compared compared) {
        List<Result> recovered = compared.groups().stream().flatMap(group -> group.run().stream()).filter(it -> it.recoveryMs() >= 0).toList();
        List<Html> charts = new ArrayList<>();
        for (List<String> key : recovered.stream().map(Measurements::faultOf).distinct().toList()) {
            String title = "From the restart to rest, ms: " + String.join(", ", key);
            List<Result> same = recovered.stream().filter(result -> faultOf(result).equals(key)).toList();
            Table table = new Table(title, "mode", "ms", "workload", "verdict");
            same.forEach(it -> table.row(it.mode(), it.recoveryMs(), it.workload(), Html.word(it.verdict())));
            charts.add(chart(title, same, table, of("ms", Result::recoveryMs)).html());
        }
        return charts.isEmpty() ? Html.of("<p>No fault was tried under traffic.</p>") : grid(charts);
    }

    private static List<String> faultOf(Result result) {
        return List.of(result.fault().isEmpty() ? "a fault" : result.fault(), result.scenario());
    }

    private record Measure(String name, ToDoubleFunction<Result> figure) {}

    private static Measure of(String name, ToDoubleFunction<Result> figure) {
        return new Measure(name, figure);
    }

    private static Chart chart(String title, List<Result> results, Table table, Measure... measures) {
        List<Series> series = Arrays.stream(measures)
                .map(one -> new Series(one.name(), results.stream().map(one.figure()::applyAsDouble).toList()))
                .toList();
        return new Chart(title, results.stream().map(Measurements::label).toList(), series, table);
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
        List<Html> charts = compared.groups().stream()
                .filter(group -> !group.run().isEmpty())
                .map(group -> chart.apply(group).html())
                .toList();
        return charts.isEmpty() ? Html.of("<p>Nothing was measured.</p>") : grid(charts);
    }

    private static Html grid(List<Html> charts) {
        return Html.of("<div class=\"grid\">{}</div>", charts);
    }
}
