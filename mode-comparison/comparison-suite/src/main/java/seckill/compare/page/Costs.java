package seckill.compare.page;

import java.util.List;
import seckill.compare.page.Compared.Group;
import seckill.compare.report.Report.Result;

/** What one accepted order took, in whatever was counted. */
final class Costs {

    private Costs() {}

    static Html of(Compared compared) {
        List<String> kinds = compared.report().results().stream()
                .flatMap(result -> result.perOrder().keySet().stream())
                .distinct()
                .toList();
        return compared.byScenario("grid wide", group -> table(group, kinds)).orElse(Html.of("<p>Nothing was counted.</p>"));
    }

    private static Html table(Group group, List<String> kinds) {
        Table table = new Table(group.name() + ": one accepted order", Columns.of("mode", kinds));
        for (Result result : group.run()) {
            if (!result.perOrder().isEmpty()) {
                table.row(result.mode(), kinds.stream().map(kind -> result.perOrder().getOrDefault(kind, Double.NaN)).toList());
            }
        }
        return table.html();
    }
}
