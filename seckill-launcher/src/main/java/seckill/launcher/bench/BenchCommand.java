package seckill.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import seckill.launcher.EnvironmentException;
import seckill.launcher.HomeOption;

/** {@code ./seckill bench}: the program is a JVM of its own, so that what it does is told from what the shop does. */
@Command(
        name = "bench",
        description = "Measures how the gateway admits buyers, on a shop of its own beside whatever runs: ratios with their floors and targets,"
                + " and after each turn whether units, tickets and answers agree (exit code 4 when not). Some twelve minutes.",
        subcommands = {ModesCommand.class, EngineCommand.class})
public final class BenchCommand implements Callable<Integer> {

    private static final String PROGRAM = "mode-comparison/admission-bench/target/admission-bench.jar";

    @Mixin
    private HomeOption home;

    @Option(names = "--quick", description = "Three minutes: shorter turns, fewer openings of sales, fewer sales.")
    private boolean quick;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the tickets' ids (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "Where bench.json and bench.html are written (default: HOME/bench).")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path jar = home.root().resolve(PROGRAM);
        if (!Files.exists(jar)) {
            throw new EnvironmentException(jar + " is missing: build first, ./seckill up does.");
        }
        return new ProcessBuilder(line(jar)).inheritIO().start().waitFor();
    }

    /** Compiled by both compilers and with a heap for requests that are made beforehand. */
    private List<String> line(Path jar) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Djava.net.preferIPv4Stack=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=bench-logback.xml",
                "-Dseckill.root=" + home.root(),
                "-cp",
                jar + ":" + jar.resolveSibling("lib") + "/*",
                "seckill.bench.Bench",
                "--home=" + home.home().dir(),
                "--seed=" + seed));
        if (quick) {
            line.add("--quick");
        }
        if (out != null) {
            line.add("--out=" + out.toAbsolutePath());
        }
        return line;
    }
}
