package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import seckill.launcher.Home;

/** {@code ./seckill} as somebody types it. */
final class CommandLine {

    private CommandLine() {}

    /** What it says about this shop, when it is content. */
    static String of(Shop shop, String... arguments) {
        return ending(0, shop, arguments);
    }

    /** What it says when it ends with that exit code. */
    static String ending(int exitCode, Shop shop, String... arguments) {
        return ending(exitCode, shop.itself().home(), arguments);
    }

    /** The same about a home in which nothing need run. */
    static String ending(int exitCode, Home home, String... arguments) {
        try {
            List<String> line = new ArrayList<>(List.of(Repository.root().resolve("seckill").toString()));
            line.addAll(List.of(arguments));
            line.addAll(List.of("--home", home.dir().toString()));
            ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.onExit().join().exitValue()).as(said).isEqualTo(exitCode);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
