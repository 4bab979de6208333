package seckill.launcher.containers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The integration tests that do not run on containers; written down in {@code stays-embedded.txt} beside this class.
 *
 * @param byReason classes, or {@code class#method}
 */
record StaysEmbedded(Map<String, List<String>> byReason) {

    static StaysEmbedded written() throws IOException {
        try (BufferedReader text = new BufferedReader(
                new InputStreamReader(StaysEmbedded.class.getResourceAsStream("stays-embedded.txt"), StandardCharsets.UTF_8))) {
            return read(text.lines().toList());
        }
    }

    /** A reason, and below it, set in, whom it concerns. */
    static StaysEmbedded read(List<String> lines) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        List<String> below = null;
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!Character.isWhitespace(line.charAt(0))) {
                below = byReason.computeIfAbsent(line.strip(), reason -> new ArrayList<>());
            } else if (below == null) {
                throw new IllegalArgumentException(line.strip() + " stays embedded for no reason: none stands above it");
            } else {
                below.add(line.strip());
            }
        }
        return new StaysEmbedded(byReason);
    }

    List<String> tests() {
        return byReason.values().stream().flatMap(Collection::stream).toList();
    }

    /**
     * What Maven's {@code it.test} has to be so that all the others run.
     *
     * @param wanted classes, or a pattern of them
     */
    String pattern(List<String> wanted) {
        return Stream.concat(wanted.stream(), tests().stream().map(test -> "!" + test)).collect(Collectors.joining(","));
    }

    /** For whoever starts the run: how many stay out, and why. */
    List<String> inWords() {
        return Stream.concat(
                        Stream.of("On containers runs every integration test and spec but " + tests().size() + ":"),
                        byReason.entrySet().stream().map(it -> "%4d  %s".formatted(it.getValue().size(), it.getKey())))
                .toList();
    }
}
