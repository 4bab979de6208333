package seckill.compare.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import seckill.compare.report.Report.InvariantResult;
import seckill.compare.report.Report.Result;

/** For each result what was checked, how, and what was found. */
final class Proofs {

    private Proofs() {}

    static Html of(Compared compared) {
        List<Html> scenarios = compared.groups().stream().map(Compared.Group::scenario).distinct()
                .map(scenario -> Html.of("<h3>{}</h3>\n{}", scenario, compared.groups().stream()
                        .filter(group -> group.scenario().equals(scenario))
                        .flatMap(group -> group.results().stream())
                        .map(result -> result(compared.anchor(result), result)).toList()))
                .toList();
        return scenarios.isEmpty() ? Html.of("<p>Nothing was run.</p>") : Html.of("{}", scenarios);
    }

    private static Html result(String anchor, Result result) {
        return Html.of(
                """
                <details class="result" id="{}"><summary>{} · {} · {} {}</summary>
                {}{}<p>{}</p>
                {}</details>
                """,
                anchor, result.scenario(), result.workload(), result.mode(), Html.word(result.verdict()),
                said("Why: ", result.why()), said("Fault: ", result.fault()), counts(result),
                result.invariants().isEmpty()
                        ? Html.of("<p>No invariant was checked.</p>")
                        : Html.of("{}", result.invariants().stream().map(Proofs::invariant).toList()));
    }

    private static Html said(String what, String text) {
        return text.isEmpty() ? Html.NOTHING : Html.of("<p><strong>{}</strong>{}</p>\n", what, text);
    }

    private static String counts(Result result) {
        return result.accepted() + " accepted, " + result.refused() + " refused, " + result.failed() + " failed, "
                + result.unknown() + " with an unknown outcome.";
    }

    private static Html invariant(InvariantResult invariant) {
        return Html.of(
                """
                <div class="invariant"><h4>{} {}</h4>
                <p>{}</p>
                <pre tabindex="0"><code>{}</code></pre>
                {}{}</div>
                """,
                invariant.id(), Html.word(invariant.ok() ? "holds" : "broken"), invariant.statement(), invariant.checkedBy(),
                said("Counted: ", figures(invariant.figures())), violations(invariant.violations()));
    }

    private static String figures(Map<String, Long> figures) {
        return figures.entrySet().stream().map(it -> it.getKey() + " " + it.getValue()).collect(Collectors.joining(" · "));
    }

    private static Html violations(List<String> violations) {
        List<Html> items = violations.stream().map(violation -> Html.of("<li>{}</li>", violation)).toList();
        return items.isEmpty() ? Html.NOTHING : Html.of("<p><strong>Broken by:</strong></p><ul>{}</ul>", items);
    }
}
