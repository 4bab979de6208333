package seckill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** The report for people: one file that needs no network, with a table for whatever a chart shows. */
final class BenchPage {

    private static final String CHART_VERSION = "META-INF/maven/org.webjars.npm/chart.js/pom.properties";

    private BenchPage() {}

    static String of(JsonNode report) throws IOException {
        return text("/bench.html")
                .replace("<!--facts-->", facts(report))
                .replace("<!--ratios-->", ratios(report.path("ratios")))
                .replace("<!--turns-->", turns(report.path("turns")))
                .replace("<!--openings-->", openings(report.path("openings")))
                .replace("<!--held-->", held(report.path("connectionHeldMs")))
                .replace("<!--conservation-->", conservation(report.path("conservation")))
                .replace("/*data*/", "const report = " + report.toString().replace("</", "<\\/") + ";")
                .replace("/*chart.js*/", chartJs());
    }

    private static String chartJs() throws IOException {
        Properties version = new Properties();
        try (InputStream file = BenchPage.class.getClassLoader().getResourceAsStream(CHART_VERSION)) {
            version.load(file);
        }
        return text("/META-INF/resources/webjars/chart.js/" + version.getProperty("version") + "/dist/chart.umd.min.js");
    }

    private static String text(String resource) throws IOException {
        try (InputStream file = BenchPage.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String facts(JsonNode report) {
        List<String> facts = new ArrayList<>(List.of(
                "begun " + report.path("begun").asText(),
                "commit " + report.path("commit").asText(),
                "seed " + report.path("seed").asText(),
                report.path("rounds").asText() + " rounds of " + report.path("config").path("turnMs").asText() + " ms"));
        report.path("box").properties().forEach(fact -> facts.add(fact.getKey() + " " + fact.getValue().asText()));
        return escaped(String.join(" · ", facts));
    }

    private static String ratios(JsonNode ratios) {
        StringBuilder rows = new StringBuilder();
        for (JsonNode ratio : ratios) {
            String sign = ratio.path("atMost").asBoolean() ? "≤ " : "≥ ";
            rows.append("<tr class=").append(ratio.path("reached").asText()).append('>');
            cells(rows,
                    ratio.path("name").asText(),
                    number(ratio, "median"),
                    number(ratio, "min") + " … " + number(ratio, "max"),
                    sign + number(ratio, "floor"),
                    sign + number(ratio, "target"),
                    sign + number(ratio, "moonshot"),
                    ratio.path("reached").asText());
        }
        return rows.toString();
    }

    private static String turns(JsonNode turns) {
        StringBuilder rows = new StringBuilder();
        for (JsonNode turn : turns) {
            JsonNode cpu = turn.path("cpuUs");
            rows.append(turn.path("valid").asBoolean() ? "<tr>" : "<tr class=invalid>");
            cells(rows,
                    turn.path("part").asText(),
                    turn.path("contestant").asText(),
                    turn.path("round").asText(),
                    turn.path("perSecond").asText(),
                    turn.path("admittedPerSecond").asText(),
                    turn.path("p50Us").asText(),
                    turn.path("p99Us").asText(),
                    turn.path("p999Us").asText(),
                    number(turn, "tripsPerAnswer"),
                    number(cpu, "generator"),
                    number(cpu, "gateway"),
                    number(cpu, "redis"),
                    number(cpu, "database"),
                    turn.path("valid").asBoolean() ? "" : "invalid: others had " + number(turn, "othersShare"));
        }
        return rows.toString();
    }

    private static String openings(JsonNode openings) {
        StringBuilder rows = new StringBuilder();
        for (JsonNode opening : openings) {
            rows.append(opening.path("valid").asBoolean() ? "<tr>" : "<tr class=invalid>");
            cells(rows,
                    opening.path("how").asText(),
                    opening.path("perSecond").asText(),
                    opening.path("firstP99Us").asText(),
                    opening.path("steadyP99Us").asText());
        }
        return rows.toString();
    }

    private static String held(JsonNode engines) {
        StringBuilder rows = new StringBuilder();
        engines.fieldNames().forEachRemaining(engine -> {
            rows.append("<tr>");
            cells(rows, engine, number(engines, engine));
        });
        return rows.toString();
    }

    private static String conservation(JsonNode rounds) {
        StringBuilder rows = new StringBuilder();
        for (JsonNode round : rounds) {
            if (!round.path("ok").asBoolean()) {
                rows.append("<tr class=missed>");
                cells(rows,
                        round.path("part").asText(),
                        round.path("contestant").asText(),
                        round.path("round").asText(),
                        round.path("wrong").asText());
            }
        }
        return rows.isEmpty()
                ? "<tr><td colspan=4>After each of " + rounds.size() + " turns: units given away, units left and tickets agree.</td></tr>"
                : rows.toString();
    }

    private static void cells(StringBuilder rows, String... cells) {
        for (String cell : cells) {
            rows.append("<td>").append(escaped(cell)).append("</td>");
        }
        rows.append("</tr>\n");
    }

    private static String number(JsonNode of, String field) {
        double number = of.path(field).asDouble(Double.NaN);
        return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, number >= 100 ? "%.0f" : "%.2f", number);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
