package seckill.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prometheus' own judge of rules. */
final class Promtool {

    private static final Logger log = LoggerFactory.getLogger(Promtool.class);

    private Promtool() {}

    record Judgement(boolean good, String text) {}

    /** Where there is none the test is aborted, loudly, or fails where it is required. */
    static Judgement says(String... arguments) {
        List<String> line = new ArrayList<>(List.of(installed().toString()));
        line.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Judgement(process.waitFor() == 0, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path installed() {
        Optional<Path> found = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseGet(Promtool::missing);
    }

    private static Path missing() {
        String message = "THE ALERTS WERE NOT TESTED: promtool is needed on the PATH (Debian: apt-get install prometheus)";
        log.error("\n{}\n{}\n{}", "!".repeat(message.length()), message, "!".repeat(message.length()));
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        return Assumptions.abort(message);
    }
}
