package seckill.compare.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A table with a caption, in a box of its own: where it is too wide for a phone, the box scrolls and the page does not. */
final class Table {

    private final String caption;
    private final List<String> columns;
    private final Set<Integer> ofNumbers = new HashSet<>();
    private final List<Html> rows = new ArrayList<>();

    Table(String caption, List<String> columns) {
        this.caption = caption;
        this.columns = columns;
    }

    Table(String caption, String... columns) {
        this(caption, List.of(columns));
    }

    /** @param cells numbers, markup, or text */
    Table row(Object head, Object... cells) {
        return row(head, Arrays.asList(cells));
    }

    Table row(Object head, List<?> cells) {
        IntStream.range(0, cells.size()).filter(i -> cells.get(i) instanceof Number).forEach(i -> ofNumbers.add(i + 1));
        rows.add(Html.of("<tr><th scope=\"row\">{}</th>{}</tr>\n", head, cells.stream().map(Table::cell).toList()));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Nothing where there are no rows. */
    Html html() {
        if (rows.isEmpty()) {
            return Html.NOTHING;
        }
        return Html.of(
                """
                <div class="scroll" tabindex="0" role="region" aria-label="{}"><table><caption><span>{}</span></caption>
                <thead><tr>{}</tr></thead>
                <tbody>
                {}</tbody></table></div>
                """,
                caption, caption, IntStream.range(0, columns.size()).mapToObj(this::head).toList(), rows);
    }

    private Html head(int column) {
        return Html.of(ofNumbers.contains(column) ? "<th scope=\"col\" class=\"n\">{}</th>" : "<th scope=\"col\">{}</th>", columns.get(column));
    }

    private static Html cell(Object value) {
        return value instanceof Number number
                ? Html.of("<td class=\"n\">{}</td>", Figures.text(number.doubleValue()))
                : Html.of("<td>{}</td>", value);
    }
}
