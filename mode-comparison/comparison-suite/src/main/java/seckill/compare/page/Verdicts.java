package seckill.compare.page;

import java.util.List;
import seckill.compare.page.Compared.Group;
import seckill.compare.report.Report.Result;

/** Which mode kept what it declares, under which workload. */
final class Verdicts {

    private Verdicts() {}

    static Html of(Compared compared) {
        Table table = new Table(
                "Verdict of each mode, by scenario and workload; each word leads to what was checked",
                Columns.of("scenario, workload", compared.modes()));
        for (Group group : compared.groups()) {
            table.row(group.name(), compared.modes().stream().map(mode -> words(compared, group.of(mode))).toList());
        }
        return table.isEmpty() ? Html.of("<p>Nothing was run.</p>") : table.html();
    }

    private static Html words(Compared compared, List<Result> results) {
        return results.isEmpty()
                ? Html.word("not run")
                : Html.of("{}", results.stream()
                        .map(result -> Html.of("<a href=\"#{}\">{}</a> ", compared.anchor(result), Html.word(result.verdict())))
                        .toList());
    }
}
