package seckill.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import seckill.launcher.HomeOption;

/** {@code ./seckill bench}. */
@Command(
        name = "bench",
        description = "Measures how the gateway admits buyers, on a shop of its own beside whatever runs: ratios with their floors and targets,"
                + " and after each turn whether units, tickets and answers agree (exit code 4 when not). Some twelve minutes.",
        subcommands = {ModesCommand.class, EngineCommand.class, SettlingCommand.class})
public final class BenchCommand implements Callable<Integer> {

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
        List<String> arguments = new ArrayList<>(List.of("--home=" + home.home().dir(), "--seed=" + seed));
        if (quick) {
            arguments.add("--quick");
        }
        if (out != null) {
            arguments.add("--out=" + out.toAbsolutePath());
        }
        return new Program(home.root(), "admission-bench", "seckill.bench.Bench").run(arguments);
    }
}
