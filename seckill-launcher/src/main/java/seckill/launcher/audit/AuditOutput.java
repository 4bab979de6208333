package seckill.launcher.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A report as lines for people, and as the documented JSON. */
public final class AuditOutput {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditOutput() {}

    /** A line per invariant, below that of residue one for each kind of it, and below a broken one what breaks it. */
    public static List<String> lines(AuditReport report) {
        List<String> lines = new ArrayList<>();
        for (Verdict verdict : report.verdicts()) {
            String holds = "%-6s %s  %s".formatted(verdict.ok() ? "ok" : "BROKEN", verdict.id(), verdict.sentence());
            if (verdict.id().equals(NothingIsLeft.ID)) {
                lines.add(holds);
                verdict.figures().forEach((figure, count) ->
                        lines.add("          %d  %s".formatted(count, NothingIsLeft.words(figure))));
            } else {
                lines.add(holds + "  (" + figures(verdict) + ")");
            }
            for (Violation violation : verdict.violations()) {
                lines.add("          not so: %s: %d%s".formatted(violation.law(), violation.count(), shown(violation)));
                violation.first().forEach(row -> lines.add("            " + row));
            }
        }
        return lines;
    }

    /**
     * {@code {ok, invariants: [{id, ok, figures}]}}; figures are numbers by name, and in a broken invariant
     * {@code violations: [{law, count, first}]} beside them.
     */
    public static ObjectNode json(AuditReport report) {
        ObjectNode root = JSON.createObjectNode().put("ok", report.ok());
        ArrayNode invariants = root.putArray("invariants");
        for (Verdict verdict : report.verdicts()) {
            ObjectNode invariant = invariants.addObject().put("id", verdict.id()).put("ok", verdict.ok());
            ObjectNode figures = invariant.putObject("figures");
            verdict.figures().forEach(figures::put);
            if (!verdict.ok()) {
                figures.set("violations", JSON.valueToTree(verdict.violations()));
            }
        }
        return root;
    }

    private static String figures(Verdict verdict) {
        return verdict.figures().entrySet().stream()
                .map(figure -> figure.getKey() + " " + figure.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String shown(Violation violation) {
        return violation.count() > violation.first().size() ? ", the first " + violation.first().size() : "";
    }
}
