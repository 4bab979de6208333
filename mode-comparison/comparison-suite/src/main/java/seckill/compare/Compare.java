package seckill.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import seckill.checkout.Guarantees;
import seckill.compare.page.ReportDiff;
import seckill.compare.page.ReportPage;
import seckill.compare.report.Report;
import seckill.compare.report.ReportJson;
import seckill.launcher.Execution;
import seckill.launcher.ExitCode;
import seckill.launcher.Home;
import seckill.launcher.HomeOption;
import seckill.launcher.Terminal;

/** The program behind {@code ./seckill compare}; its options are described there. */
@Command(name = "compare")
public final class Compare implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--modes", split = ",")
    private List<String> modes = List.of();

    @Option(names = "--scenarios", split = ",")
    private List<String> scenarios = List.of();

    @Option(names = "--seed")
    private long seed = 1;

    @Option(names = "--out")
    private Path out;

    @Option(names = "--diff", arity = "2")
    private List<Path> diff = List.of();

    public static void main(String[] args) {
        int code = Execution.of(new Compare(), args);
        Runtime.getRuntime().halt(code); // the shop is down by now; clients of Seata would keep the JVM
    }

    @Override
    public Integer call() throws IOException {
        if (!diff.isEmpty()) {
            return difference();
        }
        Plan plan = plan();
        Path folder = Files.createDirectories(out == null ? home.home().dir().resolve("compare") : out.toAbsolutePath());
        Path histories = folder.resolve("histories.jsonl");
        Files.deleteIfExists(histories);
        try (BreakingOff _ = BreakingOff.ofThisThread()) {
            return compared(plan, folder, histories);
        }
    }

    private int compared(Plan plan, Path folder, Path histories) throws IOException {
        Comparison comparison = new Comparison(plan, home.root(), histories);
        run(plan, comparison);
        Report report = comparison.report(again(plan));
        Files.writeString(folder.resolve("report.json"), ReportJson.write(report));
        Files.writeString(folder.resolve("report.html"), ReportPage.html(report));
        Summary.lines(report).forEach(Terminal::data);
        Terminal.progress("Written: " + folder.resolve("report.json") + ", report.html and histories.jsonl");
        return Summary.isAsDeclared(report) ? ExitCode.OK : ExitCode.INVARIANT_BROKEN;
    }

    private void run(Plan plan, Comparison comparison) {
        Terminal.progress("Starting a shop to compare on, beside whatever else runs …");
        Steps steps = new Steps(Comparison.steps(plan));
        try {
            comparison.run(new Home(home.home().dir().resolve("compare/stack")), steps);
        } catch (InterruptedException brokenOff) {
            Terminal.progress("Broken off: what there is so far is written.");
        } catch (SQLException e) {
            throw new IllegalStateException("the compared shop's database does not answer", e);
        } finally {
            steps.end();
        }
    }

    private Plan plan() {
        List<String> known = DeclaredModes.all().stream().map(Guarantees::mode).toList();
        require("--modes", modes, known);
        require("--scenarios", scenarios, Plan.SCENARIOS);
        List<String> some = modes.isEmpty() ? usual().stream().map(Guarantees::mode).toList() : known.stream().filter(modes::contains).toList();
        return quick ? Plan.quick(seed, scenarios, some) : Plan.whole(seed, scenarios, some);
    }

    /** A shop in one process has to be started for itself, for which there is no time when it is to be quick. */
    private List<Guarantees> usual() {
        return quick ? DeclaredModes.ofModules() : DeclaredModes.all();
    }

    private void require(String option, List<String> wanted, List<String> known) {
        List<String> unknown = wanted.stream().filter(it -> !known.contains(it)).toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), option + ": there is no " + String.join(", ", unknown) + "; there are " + String.join(", ", known));
        }
    }

    private String again(Plan plan) {
        List<String> words = new ArrayList<>(List.of("./seckill compare", "--seed " + plan.seed()));
        if (quick) {
            words.add("--quick");
        }
        if (!modes.isEmpty()) {
            words.add("--modes " + String.join(",", modes));
        }
        if (!scenarios.isEmpty()) {
            words.add("--scenarios " + String.join(",", scenarios));
        }
        return String.join(" ", words);
    }

    private int difference() throws IOException {
        ReportDiff.Diff difference = ReportDiff.of(read(diff.getFirst()), read(diff.getLast()));
        difference.lines().forEach(Terminal::data);
        return difference.isWorse() ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }

    private static Report read(Path path) throws IOException {
        return ReportJson.read(Files.readString(Files.isDirectory(path) ? path.resolve("report.json") : path));
    }
}
