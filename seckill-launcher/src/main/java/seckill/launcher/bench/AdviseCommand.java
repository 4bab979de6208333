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

/** {@code ./seckill advise}. */
@Command(
        name = "advise",
        description = "Names a mode for a case, with the measured runs that back it, and says of each other mode why not. Exit code 1 when none fits.")
public final class AdviseCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--scenario", paramLabel = "S", defaultValue = "buy-now", description = "Whose runs are looked at (default: ${DEFAULT-VALUE}).")
    private String scenario;

    @Option(names = "--contention", paramLabel = "SHARE", defaultValue = "0", description = "Of the orders that want one product: 0 to 1 (default: ${DEFAULT-VALUE}).")
    private String contention;

    @Option(names = "--participants", paramLabel = "N", defaultValue = "3", description = "Services that an order changes (default: ${DEFAULT-VALUE}).")
    private String participants;

    @Option(names = "--latency", paramLabel = "MS", defaultValue = "0", description = "Of a call of one of them (default: ${DEFAULT-VALUE}).")
    private String latency;

    @Option(names = "--failure-rate", paramLabel = "SHARE", defaultValue = "0", description = "Of the orders during which something dies: 0 to 1 (default: ${DEFAULT-VALUE}).")
    private String failureRate;

    @Option(names = "--isolation", paramLabel = "I", defaultValue = "any", description = "any, no-dirty-reads or nothing-early (default: ${DEFAULT-VALUE}).")
    private String isolation;

    @Option(names = "--decided-at-once", description = "The first answer must be the decision.")
    private boolean decidedAtOnce;

    @Option(names = "--assembly", paramLabel = "A", defaultValue = "modules", description = "How the modules stand: modules, monolith, monolith-with-databases or any (default: ${DEFAULT-VALUE}).")
    private String assembly;

    @Option(names = "--check", description = "Measures the case in every mode that fits, on a shop of its own, some minutes. Exit code 1 when what was named first is not as good as the best.")
    private boolean check;

    @Option(names = "--report", paramLabel = "REPORT", description = "Default: HOME/compare, or what came with the source.")
    private Path report;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "--home=" + home.home().dir(), "--scenario=" + scenario, "--contention=" + contention, "--participants=" + participants,
                "--latency=" + latency, "--failure-rate=" + failureRate, "--isolation=" + isolation, "--assembly=" + assembly));
        if (decidedAtOnce) {
            arguments.add("--decided-at-once");
        }
        if (check) {
            arguments.add("--check");
        }
        if (report != null) {
            arguments.add("--report=" + report.toAbsolutePath());
        }
        return new Program(home.root(), "comparison-suite", "seckill.compare.Advise").run(arguments);
    }
}
