package seckill.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code bench modes} measured, as it is kept in {@code docs/bench} in one file for each assembly, and {@code bench engine} in
 * one of its own.
 *
 * @param runs           by assembly, then by mode, then by scenario
 * @param engineToSample by mode, the median of the rounds
 */
record Latencies(Map<String, Map<String, Map<String, Measured>>> runs, Map<String, Double> engineToSample) {

    /** The mode beside which the others of its run are put. */
    private static final String BASELINE = "NONE";

    private static final List<String> SCENARIOS =
            List.of("buy-now", "place-order", "pay-order", "cancel-order", "refund-order");

    private static final List<String> ASSEMBLIES = List.of("modules", "monolith", "monolith-with-databases");

    /** @param p50 milliseconds, as p99 */
    record Measured(double p50, double p99) {

        String words() {
            return String.format(Locale.ROOT, "%.0f / %.0f", p50, p99);
        }
    }

    static Latencies kept() {
        Map<String, Map<String, Map<String, Measured>>> runs = new LinkedHashMap<>();
        for (String assembly : ASSEMBLIES) {
            runs.put(assembly.replace('-', ' '), byMode(read(assembly)));
        }
        Map<String, Double> engineToSample = new LinkedHashMap<>();
        read("engine").path("engineToSample").properties().forEach(it -> engineToSample.put(it.getKey(), median(it.getValue())));
        return new Latencies(runs, engineToSample);
    }

    private static double median(JsonNode rounds) {
        double[] ratios = rounds.valueStream().mapToDouble(JsonNode::asDouble).sorted().toArray();
        return ratios[ratios.length / 2];
    }

    private static JsonNode read(String assembly) {
        Path path = Repository.root().resolve("docs/bench").resolve(assembly + ".json");
        try {
            return new ObjectMapper().readTree(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Map<String, Measured>> byMode(JsonNode run) {
        return run.path("modes").valueStream().collect(Collectors.groupingBy(
                it -> it.path("mode").asText(),
                LinkedHashMap::new,
                Collectors.toMap(
                        it -> it.path("scenario").asText(),
                        it -> new Measured(it.path("p50Ms").asDouble(), it.path("p99Ms").asDouble()))));
    }

    /** p50 and p99 of a mode's {@code buy-now}, in the first run that has it; a dash when it was never measured. */
    String ofBuyNow(String mode) {
        return run(mode).map(it -> it.get(mode).get("buy-now").words()).orElse("–");
    }

    /** Its p50 as a multiple of what the same steps take without coordination, in the same run. */
    String toBaseline(String mode) {
        return run(mode).map(it -> ratio(it, mode, "buy-now")).orElse("–");
    }

    private Optional<Map<String, Map<String, Measured>>> run(String mode) {
        return runs.values().stream().filter(it -> it.containsKey(mode)).findFirst();
    }

    private static String ratio(Map<String, Map<String, Measured>> run, String mode, String scenario) {
        return String.format(
                Locale.ROOT, "%.1f", run.get(mode).get(scenario).p50() / run.get(BASELINE).get(scenario).p50());
    }

    /** All scenarios, and each run's modes beside its own baseline. */
    String markdown() {
        String head = SCENARIOS.stream().collect(Collectors.joining(" | ", "| runs as | mode | ", " |"));
        Stream<String> rows = runs.entrySet().stream().flatMap(run -> run.getValue().keySet().stream()
                .map(mode -> row(run.getKey(), run.getValue(), mode)));
        String sample = engineToSample.entrySet().stream()
                .map(it -> String.format(Locale.ROOT, "%s %.2f", it.getKey(), it.getValue()))
                .collect(Collectors.joining(", ", "\nOne global transaction of `buy-now` takes this many times as long as the same SQL in a"
                        + " minimal hand-written Seata sample (median of the rounds): ", "."));
        return Stream.concat(Stream.of(head, "|---|---|" + "---|".repeat(SCENARIOS.size())), rows)
                .collect(Collectors.joining("\n")) + "\n" + sample;
    }

    private static String row(String assembly, Map<String, Map<String, Measured>> run, String mode) {
        return SCENARIOS.stream()
                .map(it -> run.get(mode).get(it).words() + " (" + ratio(run, mode, it) + ")")
                .collect(Collectors.joining(" | ", "| " + assembly + " | " + mode + " | ", " |"));
    }
}
