package seckill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import seckill.launcher.Home;
import seckill.launcher.MinimalSample;

/** The ratios that other commands measure, as these have last written them; unknown where they have not. */
final class MeasuredElsewhere {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MeasuredElsewhere() {}

    static List<Ratio> ratios(Path root, Home home) throws IOException {
        List<Ratio> ratios = new ArrayList<>();
        ratios.add(Ratio.atLeast(
                "orders settled in batches / one local transaction per order, hot product (test --ratios)",
                rounds(root.resolve("mode-comparison/target/ratios/settled-place-order.json"), "/batchesToOneTransaction"),
                10, 25, 50));
        for (String mode : MinimalSample.MODES) {
            ratios.add(Ratio.atMost(
                    "one global transaction in " + mode + " / the same SQL in a minimal hand-written sample (bench engine)",
                    rounds(home.dir().resolve("bench/engine.json"), "/engineToSample/" + mode),
                    1.25, 1.1, 1));
        }
        return ratios;
    }

    private static List<Double> rounds(Path file, String pointer) throws IOException {
        List<Double> rounds = new ArrayList<>();
        if (Files.exists(file)) {
            for (JsonNode round : JSON.readTree(file.toFile()).at(pointer)) {
                rounds.add(round.asDouble());
            }
        }
        return rounds;
    }
}
