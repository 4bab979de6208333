package seckill.compare.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import seckill.compare.report.Report;

/** The report for people: one file that needs no network, with a table for whatever a chart shows. */
public final class ReportPage {

    private static final String CHART_VERSION = "META-INF/maven/org.webjars.npm/chart.js/pom.properties";
    private static final Pattern HOLE = Pattern.compile("<!--([a-z]+)-->");

    private ReportPage() {}

    public static String html(Report report) {
        Map<String, String> parts = new HashMap<>();
        sections(Compared.of(report)).forEach((name, html) -> parts.put(name, html.markup()));
        parts.put("chart", chartJs());
        // all at once: what looks like a hole inside a part stays what it is
        return HOLE.matcher(text("/report.html")).replaceAll(hole -> Matcher.quoteReplacement(parts.get(hole.group(1))));
    }

    private static Map<String, Html> sections(Compared compared) {
        Report report = compared.report();
        return Map.ofEntries(
                Map.entry("head", Head.of(report)),
                Map.entry("controls", Controls.of(report.controls())),
                Map.entry("verdicts", Verdicts.of(compared)),
                Map.entry("declared", Declarations.of(report.modes())),
                Map.entry("accepted", Measurements.accepted(compared)),
                Map.entry("refused", Measurements.refused(compared)),
                Map.entry("latency", Measurements.latency(compared)),
                Map.entry("settling", Measurements.settling(compared)),
                Map.entry("recovery", Measurements.recovery(compared)),
                Map.entry("costs", Costs.of(compared)),
                Map.entry("isolation", Isolation.of(compared)),
                Map.entry("atlas", Atlas.of(compared)),
                Map.entry("simulated", simulated(report.simulated())),
                Map.entry("proofs", Proofs.of(compared)));
    }

    private static Html simulated(Map<String, Long> numbers) {
        Table table = new Table("Counted by the simulator", "what", "number");
        numbers.forEach((name, number) -> table.row(name, number));
        return table.isEmpty() ? Html.of("<p>The simulator was not asked.</p>") : table.html();
    }

    private static String chartJs() {
        Properties version = new Properties();
        try (InputStream file = ReportPage.class.getClassLoader().getResourceAsStream(CHART_VERSION)) {
            version.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text("/META-INF/resources/webjars/chart.js/" + version.getProperty("version") + "/dist/chart.umd.min.js");
    }

    private static String text(String resource) {
        try (InputStream file = ReportPage.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
