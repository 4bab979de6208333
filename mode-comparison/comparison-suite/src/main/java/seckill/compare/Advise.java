package seckill.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import seckill.compare.advice.Advice;
import seckill.compare.advice.Case;
import seckill.compare.report.ReportJson;
import seckill.launcher.Assembly;
import seckill.launcher.EnvironmentException;
import seckill.launcher.Execution;
import seckill.launcher.ExitCode;
import seckill.launcher.Home;
import seckill.launcher.HomeOption;
import seckill.launcher.Progress;
import seckill.launcher.Terminal;

/** The program behind {@code ./seckill advise}; its options are described there. */
@Command(name = "advise")
public final class Advise implements Callable<Integer> {

    /** Of a check, in each mode: a busy moment is outvoted. */
    private static final int TURNS = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Option(names = "--scenario")
    private String scenario = "buy-now";

    @Option(names = "--contention")
    private double contention;

    @Option(names = "--participants")
    private int participants = 3;

    @Option(names = "--latency")
    private double latencyMs;

    @Option(names = "--failure-rate")
    private double failureRate;

    @Option(names = "--isolation")
    private String isolation = "any";

    @Option(names = "--decided-at-once")
    private boolean decidedAtOnce;

    @Option(names = "--assembly")
    private String assembly = "modules";

    @Option(names = "--report")
    private Path report;

    @Option(names = "--check")
    private boolean check;

    public static void main(String[] args) {
        System.exit(Execution.of(new Advise(), args));
    }

    @Override
    public Integer call() throws IOException {
        Case wanted = wanted();
        if (check) {
            requireThatItCanBeMeasured(wanted);
        }
        Advice advice = Advice.of(ReportJson.read(Files.readString(report())), wanted);
        advice.lines().forEach(Terminal::data);
        if (advice.fitting().isEmpty()) {
            return ExitCode.CHECK_FAILED;
        }
        return check ? checked(wanted, advice) : ExitCode.OK;
    }

    private Case wanted() {
        Case.Isolation isolated = named(Case.Isolation.values(), "--isolation", isolation);
        Case.Assembly stands = named(Case.Assembly.values(), "--assembly", assembly);
        try {
            return new Case(scenario, contention, participants, latencyMs, failureRate, isolated, decidedAtOnce, stands);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private <E extends Enum<E>> E named(E[] all, String option, String word) {
        return Arrays.stream(all).filter(it -> word(it).equals(word)).findFirst().orElseThrow(() -> new ParameterException(
                spec.commandLine(), option + " is one of " + Arrays.stream(all).map(Advise::word).collect(Collectors.joining(", "))));
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void requireThatItCanBeMeasured(Case wanted) {
        if (wanted.participants() != 3 || wanted.failureRate() > 0 || wanted.assembly() != Case.Assembly.MODULES) {
            throw new ParameterException(spec.commandLine(),
                    "--check measures contention and latency in modules: it goes with no --participants, --failure-rate or --assembly");
        }
    }

    /** On a shop of its own. */
    private int checked(Case wanted, Advice advice) throws IOException {
        List<String> modes = advice.fitting().stream().map(Advice.Option::mode).toList();
        Workload workload = Workload.mixed((int) Math.round(wanted.contention() * 100), Duration.ofMillis(Math.round(wanted.latencyMs())));
        Plan quick = Plan.quick(1, List.of(scenario), modes);
        Path folder = Files.createDirectories(home.home().dir().resolve("compare"));
        Path histories = folder.resolve("check-histories.jsonl");
        Files.deleteIfExists(histories);
        Terminal.progress("Starting a shop to measure on, beside whatever else runs …");
        Steps steps = new Steps(modes.size() * (1 + TURNS));
        try (BreakingOff _ = BreakingOff.ofThisThread();
                CompareStack stack = CompareStack.up(home.root(), new Home(folder.resolve("stack")), Assembly.MODULES, Progress.NONE);
                Turns turns = Turns.on(stack, home.root(), quick, histories)) {
            turns.warmUp(steps);
            HeldOut held = HeldOut.of(workload, advice, turns.run(TURNS, List.of(workload), steps));
            steps.end();
            held.lines().forEach(Terminal::data);
            return held.isGood() ? ExitCode.OK : ExitCode.CHECK_FAILED;
        } catch (InterruptedException brokenOff) {
            throw new EnvironmentException("Broken off: nothing was checked.");
        } catch (SQLException e) {
            throw new IllegalStateException("the shop's database does not answer", e);
        }
    }

    /** What was asked for, what was measured here last, or what came with the source. */
    private Path report() {
        if (report != null) {
            return Files.isDirectory(report) ? report.resolve("report.json") : report;
        }
        Path here = home.home().dir().resolve("compare/report.json");
        Path kept = home.root().resolve("docs/comparison/report.json");
        if (Files.exists(here)) {
            return here;
        }
        if (Files.exists(kept)) {
            return kept;
        }
        throw new EnvironmentException("Nothing was compared yet. Do it: ./seckill compare");
    }
}
