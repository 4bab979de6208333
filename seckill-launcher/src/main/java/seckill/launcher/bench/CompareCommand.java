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

/** {@code ./seckill compare}. */
@Command(
        name = "compare",
        description = "Runs every mode through the same traffic and the same faults, on a shop of its own beside whatever runs, after controls that"
                + " must be seen to be wrong. Writes report.json, report.html and histories.jsonl. Exit code 4 when a mode does not keep what it"
                + " declares, or a control is not seen. Ctrl-C ends it and writes what there is.")
public final class CompareCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--quick", description = "Under five minutes: buy-now only, short turns, one fault in each mode.")
    private boolean quick;

    @Option(names = "--modes", split = ",", paramLabel = "M", description = "Only these, such as AT,XA (default: all; with --quick those of the shop in modules).")
    private List<String> modes = List.of();

    @Option(names = "--scenarios", split = ",", paramLabel = "S", description = "Only these (default: all; buy-now with --quick).")
    private List<String> scenarios = List.of();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The same seed, the same wishes and faults (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the report is written (default: HOME/compare).")
    private Path out;

    @Option(
            names = "--diff",
            arity = "2",
            paramLabel = "REPORT",
            description = "Compares two reports instead, files or folders: exit code 1 when the second is worse.")
    private List<Path> diff = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--home=" + home.home().dir(), "--seed=" + seed));
        if (quick) {
            arguments.add("--quick");
        }
        if (!modes.isEmpty()) {
            arguments.add("--modes=" + String.join(",", modes));
        }
        if (!scenarios.isEmpty()) {
            arguments.add("--scenarios=" + String.join(",", scenarios));
        }
        if (out != null) {
            arguments.add("--out=" + out.toAbsolutePath());
        }
        if (!diff.isEmpty()) {
            arguments.add("--diff");
            diff.forEach(report -> arguments.add(report.toAbsolutePath().toString()));
        }
        return new Program(home.root(), "comparison-suite", "seckill.compare.Compare").run(arguments);
    }
}
