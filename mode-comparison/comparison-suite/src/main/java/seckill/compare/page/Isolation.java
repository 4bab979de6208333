package seckill.compare.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import seckill.compare.report.Report.Anomaly;
import seckill.compare.report.Report.Result;

/** What readers saw that was never to last. */
final class Isolation {

    private Isolation() {}

    private record Sight(Result result, Anomaly anomaly) {}

    static Html of(Compared compared) {
        List<Sight> sights = compared.report().results().stream()
                .flatMap(result -> result.anomalies().stream().map(anomaly -> new Sight(result, anomaly)))
                .sorted(Comparator.comparing((Sight sight) -> sight.anomaly().kind())
                        .thenComparing(sight -> compared.modes().indexOf(sight.result().mode())))
                .toList();
        return sights.isEmpty()
                ? Html.of("<p>No reader saw anything that did not last.</p>")
                : Html.of("{}<details><summary>By scenario and workload</summary>{}</details>",
                        byMode(compared, sights).html(), each(sights).html());
    }

    private static Table byMode(Compared compared, List<Sight> sights) {
        List<String> modes = compared.modes();
        Table table = new Table("Checkouts of which a reader saw something that did not last", Columns.of("kind", modes));
        for (String kind : sights.stream().map(sight -> sight.anomaly().kind()).distinct().toList()) {
            table.row(kind, modes.stream().map(mode -> sum(sights.stream()
                    .filter(sight -> sight.anomaly().kind().equals(kind) && sight.result().mode().equals(mode))
                    .map(Sight::anomaly).toList())).toList());
        }
        return table;
    }

    private static Html sum(List<Anomaly> seen) {
        long count = seen.stream().mapToLong(Anomaly::count).sum();
        boolean isAllowed = seen.stream().allMatch(Anomaly::allowed);
        return count == 0 ? Html.of("–") : Html.of("{} {}", count, allowed(isAllowed));
    }

    private static Html allowed(boolean isAllowed) {
        return Html.word(isAllowed ? "allowed" : "not allowed");
    }

    private static Table each(List<Sight> sights) {
        Table table = new Table(
                "What readers saw, by kind and mode",
                "kind", "mode", "scenario, workload", "declared?", "checkouts", "median ms", "longest ms", "orders");
        for (Sight sight : sights) {
            Anomaly seen = sight.anomaly();
            table.row(
                    seen.kind(), sight.result().mode(), sight.result().scenario() + ", " + sight.result().workload(),
                    allowed(seen.allowed()), seen.count(), seen.medianMs(), seen.longestMs(), orders(seen));
        }
        return table;
    }

    private static Html orders(Anomaly seen) {
        Stream<Html> orders = seen.orders().stream().map(order -> Html.of("<li>{}</li>", order));
        return seen.orders().isEmpty()
                ? Html.of("–")
                : Html.of("<details><summary>the first {}</summary><ul class=\"ids\">{}</ul></details>", seen.orders().size(), orders.toList());
    }
}
