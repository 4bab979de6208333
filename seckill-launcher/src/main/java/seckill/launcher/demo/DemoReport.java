package seckill.launcher.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import seckill.launcher.audit.AuditOutput;
import seckill.launcher.audit.AuditReport;

/** What came of a rush, as lines for people and as the documented JSON. */
record DemoReport(Tally tally, Duration took, AuditReport audit) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final double MILLIS_PER_SECOND = 1_000;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("purchases: " + tally.purchases().text());
        if (tally.payments().sum() > 0) {
            lines.add("payments:  " + tally.payments().text());
        }
        lines.add(String.format(
                Locale.ROOT, "%.1f s, %.0f purchases per second", seconds(), tally.purchases().sum() / seconds()));
        lines.addAll(AuditOutput.lines(audit));
        return lines;
    }

    /** {@code {accepted, refused, failed, unknown, seconds, audit}}; the counts are of purchases and add up to the buyers. */
    ObjectNode json() {
        ObjectNode root = JSON.createObjectNode()
                .put("accepted", tally.purchases().accepted())
                .put("refused", tally.purchases().refused())
                .put("failed", tally.purchases().failed())
                .put("unknown", tally.purchases().unknown())
                .put("seconds", seconds());
        root.set("audit", AuditOutput.json(audit));
        return root;
    }

    private double seconds() {
        return Math.max(1, took.toMillis()) / MILLIS_PER_SECOND;
    }
}
