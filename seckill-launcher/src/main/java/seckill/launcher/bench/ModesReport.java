package seckill.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import seckill.launcher.audit.AuditReport;

/** What was measured, as lines for people, as JSON, and as a table for documents. */
record ModesReport(Samples samples, Instant when, AuditReport audit) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%-8s %-14s %7s %9s %9s %7s".formatted("mode", "scenario", "count", "p50 ms", "p99 ms", "failed"));
        each((contestant, scenario, times) -> lines.add("%-8s %-14s %7d %9s %9s %7d".formatted(
                contestant, scenario, times.getTotalCount(), ms(times, 50), ms(times, 99),
                samples.failures(contestant, scenario))));
        if (load() > 2 * CORES) {
            lines.add(String.format(Locale.ROOT, "The machine was busy with other things too: load %.1f on %d cores.", load(), CORES));
        }
        lines.add(audit.ok() ? "every invariant holds" : "NO FIGURES: invariants are broken: " + audit.broken());
        return lines;
    }

    /** {@code {when, cores, load, invariantsHold, modes: [{mode, scenario, count, failed, p50Ms, p99Ms}]}}. */
    ObjectNode json() {
        ObjectNode root = JSON.createObjectNode()
                .put("when", when.toString())
                .put("cores", CORES)
                .put("load", load())
                .put("invariantsHold", audit.ok());
        ArrayNode modes = root.putArray("modes");
        each((contestant, scenario, times) -> modes.addObject()
                .put("mode", contestant)
                .put("scenario", scenario)
                .put("count", times.getTotalCount())
                .put("failed", samples.failures(contestant, scenario))
                .put("p50Ms", times.getValueAtPercentile(50) / 1000.0)
                .put("p99Ms", times.getValueAtPercentile(99) / 1000.0));
        return root;
    }

    /** A table with a row for each mode and a column for each scenario: p50 / p99 in milliseconds. */
    String markdown() {
        StringBuilder table = new StringBuilder("| mode |");
        samples.scenarios().forEach(scenario -> table.append(' ').append(scenario).append(" |"));
        table.append("\n|---|").append("---|".repeat(samples.scenarios().size())).append('\n');
        for (String contestant : samples.contestants()) {
            table.append("| ").append(contestant).append(" |");
            for (String scenario : samples.scenarios()) {
                Histogram times = samples.all(contestant, scenario);
                table.append(times.getTotalCount() == 0 ? " |" : " " + ms(times, 50) + " / " + ms(times, 99) + " |");
            }
            table.append('\n');
        }
        return table.append("\np50 / p99 in ms, one buyer at a time.\n").toString();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void each(Line line) {
        for (String contestant : samples.contestants()) {
            for (String scenario : samples.scenarios()) {
                Histogram times = samples.all(contestant, scenario);
                if (times.getTotalCount() > 0 || samples.failures(contestant, scenario) > 0) {
                    line.of(contestant, scenario, times);
                }
            }
        }
    }

    private static String ms(Histogram times, double percentile) {
        return String.format(Locale.ROOT, "%.1f", times.getValueAtPercentile(percentile) / 1000.0);
    }

    private interface Line {
        void of(String contestant, String scenario, Histogram times);
    }
}
