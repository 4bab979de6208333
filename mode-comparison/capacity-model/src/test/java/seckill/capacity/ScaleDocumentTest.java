package seckill.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What docs/scale.md shows under {@code $ ./seckill capacity …} is what that prints; when it is not, target/scale.md is as it should be. */
class ScaleDocumentTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String COMMAND = "$ ./seckill capacity ";
    private static final String FENCE = "```";

    @Test
    void the_document_shows_what_the_command_prints() throws IOException {
        List<String> document = Files.readAllLines(ROOT.resolve("docs/scale.md"));
        List<String> right = withOutput(document);
        Files.write(Path.of("target/scale.md"), right);

        assertThat(document.stream().filter(it -> it.startsWith(COMMAND))).hasSizeGreaterThanOrEqualTo(3);
        assertThat(document).as("copy target/scale.md").isEqualTo(right);
    }

    @Test
    void one_that_shows_something_else_is_found_out() throws IOException {
        List<String> document = List.of(FENCE, COMMAND + "--buyers 1000", "1,000 buyers are no trouble", FENCE);

        assertThat(withOutput(document)).isNotEqualTo(document).first().isEqualTo(FENCE);
    }

    private static List<String> withOutput(List<String> document) throws IOException {
        List<String> right = new ArrayList<>();
        boolean isOutput = false;
        for (String line : document) {
            isOutput = isOutput && !line.equals(FENCE);
            if (!isOutput) {
                right.add(line);
            }
            if (line.startsWith(COMMAND)) {
                isOutput = true;
                right.addAll(output(line.substring(COMMAND.length()).split(" ")));
            }
        }
        return right;
    }

    private static List<String> output(String... options) throws IOException {
        Capacity capacity = new Capacity();
        new CommandLine(capacity).parseArgs(options);
        return capacity.lines(ROOT);
    }
}
