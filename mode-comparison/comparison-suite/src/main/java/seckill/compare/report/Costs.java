package seckill.compare.report;

import java.util.ArrayList;
import java.util.List;
import seckill.compare.report.Compared.Group;
import seckill.compare.report.Report.Result;

/** What one accepted order took, in whatever was counted. */
final class Costs {

    private Costs() {}

    static Html of(Compared compared) {
        List<Html> tables = new ArrayList<>();
        for (Group group : compared.groups()) {
            List<Result> counted = group.run().stream().filter(result -> !result.perOrder().isEmpty()).toList();
            List<String> kinds = counted.stream().flatMap(result -> result.perOrder().keySet().stream()).distinct().toList();
            Table table = new Table("One accepted order: " + group.name(), Columns.of("mode", kinds));
            counted.forEach(result -> table.row(
                    result.mode(), kinds.stream().map(kind -> result.perOrder().getOrDefault(kind, Double.NaN)).toList()));
            tables.add(table.html());
        }
        return tables.stream().allMatch(Html.NOTHING::equals)
                ? Html.of("<p>Nothing was counted.</p>")
                : Html.of("<div class=\"grid\">{}</div>", tables);
    }
}
