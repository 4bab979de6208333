package seckill.compare.page;

import java.util.List;
import java.util.stream.Collectors;
import seckill.compare.report.Report.ControlResult;

/** Whether the suite sees mistakes at all. */
final class Controls {

    private Controls() {}

    static Html of(List<ControlResult> controls) {
        Table table = new Table(
                "Each mistake, and what saw it", "control", "what is wrong", "seen?", "caught by", "evidence", "guards", "source");
        for (ControlResult control : controls) {
            table.row(
                    control.name(),
                    prose(Html.linked(control.says())),
                    Html.word(control.red() ? "caught" : "stayed green"),
                    control.caughtBy().isEmpty() ? "nothing" : control.caughtBy(),
                    prose(Html.linked(control.evidence())),
                    Html.of("<div class=\"short\">{}</div>", String.join(", ", control.guards())),
                    prose(Html.linked(control.source())));
        }
        return table.isEmpty()
                ? Html.of("<p class=\"notice\" role=\"note\"><strong>No control was run.</strong> Nothing shows that a mistake would be seen.</p>")
                : Html.join(blind(controls), table.html());
    }

    private static Html blind(List<ControlResult> controls) {
        List<ControlResult> green = controls.stream().filter(control -> !control.red()).toList();
        if (green.isEmpty()) {
            return Html.of("<p>Each mistake was seen, and its flow was clean without it.</p>\n");
        }
        String guarded = green.stream().flatMap(control -> control.guards().stream()).distinct().collect(Collectors.joining(", "));
        return Html.of(
                """
                <div class="notice loud" role="note"><p><strong>{} of {} controls stayed green: here the suite is blind.</strong></p>
                <p>{}. No result of a mode that it guards ({}) can be called green.</p></div>
                """,
                green.size(), controls.size(), green.stream().map(ControlResult::name).collect(Collectors.joining(", ")),
                guarded.isEmpty() ? "none" : guarded);
    }

    private static Html prose(Html text) {
        return Html.of("<div class=\"prose\">{}</div>", text);
    }
}
