package seckill.compare.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Result;

/** What was compared, when, on what, and how it is run again. */
final class Head {

    private Head() {}

    static Html of(Report report) {
        return Html.of(
                """
                {}<p class="lead">{}</p>
                <dl class="facts">{}</dl>
                <p class="again">To run it again:</p>
                <pre><code>{}</code></pre>
                """,
                interrupted(report), verdicts(report.results()), facts(report), report.again());
    }

    private static Html interrupted(Report report) {
        return report.finished()
                ? Html.NOTHING
                : Html.of("<p class=\"notice\" role=\"note\"><strong>Interrupted.</strong> This is what there was when it ended:"
                        + " what is missing below was not reached.</p>\n");
    }

    private static String verdicts(List<Result> results) {
        Map<String, Long> counts = results.stream()
                .collect(Collectors.groupingBy(Result::verdict, LinkedHashMap::new, Collectors.counting()));
        String words = counts.entrySet().stream().map(it -> it.getValue() + " × " + it.getKey()).collect(Collectors.joining(" · "));
        return results.isEmpty() ? "No result." : results.size() + " results: " + words + ".";
    }

    private static List<Html> facts(Report report) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("begun", report.begun());
        facts.put("commit", report.commit().isEmpty() ? "unknown" : report.commit());
        facts.put("seed", String.valueOf(report.seed()));
        facts.put("settings", report.configHash());
        facts.putAll(report.box());
        return facts.entrySet().stream()
                .map(fact -> Html.of("<div><dt>{}</dt><dd>{}</dd></div>", fact.getKey(), fact.getValue()))
                .toList();
    }
}
