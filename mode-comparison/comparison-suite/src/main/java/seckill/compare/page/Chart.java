package seckill.compare.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Bars, and under them the table that says the same in figures.
 *
 * @param of       what the bars are of, such as a scenario and a workload
 * @param measures what is along the axis, with its unit
 * @param labels   what each group of bars is of
 * @param series   one bar in each group
 */
record Chart(String of, String measures, List<String> labels, List<Series> series, Table table) {

    /** Beyond this span a linear axis shows the longest bar and little else. */
    private static final double LINEAR_SPAN = 20;

    /** @param values as many as there are labels; NaN where nothing was measured */
    record Series(String name, List<Double> values) {}

    Html html() {
        return Html.of(
                """
                <figure class="bars" style="--rows:{}">
                <figcaption>{}</figcaption>
                <div class="chart"><canvas role="img" aria-label="Bars: {}, {}. The table after them has the figures."></canvas></div>
                <script type="application/json">{}</script>
                <details><summary>In figures</summary>{}</details>
                </figure>
                """,
                labels.size() * Math.max(1, (series.size() + 1) / 2), of, of, measures, data(), table.html());
    }

    /** As JSON in which there is no {@code <}: no text can end the element it stands in. */
    private Html data() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("measures", measures + (isLogarithmic() ? ", logarithmic" : "")).put("logarithmic", isLogarithmic());
        labels.forEach(data.putArray("labels")::add);
        ArrayNode all = data.putArray("series");
        for (Series one : series) {
            ArrayNode values = all.addObject().put("name", one.name()).putArray("values");
            one.values().forEach(value -> values.add(Figures.isMeasured(value) ? value : null));
        }
        return new Html(data.toString().replace("<", "\\u003c"));
    }

    private boolean isLogarithmic() {
        List<Double> drawn = series.stream().flatMap(one -> one.values().stream()).filter(value -> value > 0).sorted().toList();
        return !drawn.isEmpty() && drawn.getLast() / drawn.getFirst() > LINEAR_SPAN;
    }
}
