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

/** {@code ./seckill bench settling}. */
@Command(
        name = "settling",
        description = "Measures how fast the tickets of one sale become orders in each mode, and what that takes of the processors, on a shop of its own"
                + " beside whatever runs. Exit code 4 when not every ticket became an order. Some eight minutes.")
final class SettlingCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--quick", description = "Four minutes: three rounds instead of seven.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "DIR", description = "Where settling.json is written (default: HOME/bench).")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--home=" + home.home().dir()));
        if (quick) {
            arguments.add("--quick");
        }
        if (out != null) {
            arguments.add("--out=" + out.toAbsolutePath());
        }
        return new Program(home.root(), "admission-bench", "seckill.bench.Settle").run(arguments);
    }
}
