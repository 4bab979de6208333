package seckill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import seckill.launcher.Home;

/** The ratios that other commands measure, as these have last written them; unknown where they have not. */
final class MeasuredElsewhere {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MeasuredElsewhere() {}

    static List<Ratio> ratios(Path root, Home home) throws IOException {
        return List.of(
                Ratio.atLeast(
                        "orders settled in batches / one local transaction per order, hot product (test --ratios)",
                        rounds(root.resolve("mode-comparison/target/ratios/settled-place-order.json"), "batchesToOneTransaction"),
                        10, 25, 50),
                Ratio.atMost(
                        "one global transaction in AT / the same SQL in a minimal hand-written sample (bench modes)",
                        rounds(home.dir().resolve("bench/modes.json"), "engineToSample"),
                        1.25, 1.1, 1));
    }

    private static List<Double> rounds(Path file, String name) throws IOException {
        List<Double> rounds = new ArrayList<>();
        if (Files.exists(file)) {
            for (JsonNode round : JSON.readTree(file.toFile()).path(name)) {
                rounds.add(round.asDouble());
            }
        }
        return rounds;
    }
}
