package seckill.compare.advice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import seckill.compare.report.ReportJson;
import seckill.launcher.EnvironmentException;
import seckill.launcher.Execution;
import seckill.launcher.ExitCode;
import seckill.launcher.HomeOption;
import seckill.launcher.Terminal;

/** The program behind {@code ./seckill advise}; its options are described there. */
@Command(name = "advise")
public final class Advise implements Callable<Integer> {

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

    @Option(names = "--report")
    private Path report;

    public static void main(String[] args) {
        System.exit(Execution.of(new Advise(), args));
    }

    @Override
    public Integer call() throws IOException {
        Advice advice = Advice.of(ReportJson.read(Files.readString(report())), wanted());
        advice.lines().forEach(Terminal::data);
        return advice.fitting().isEmpty() ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }

    private Case wanted() {
        try {
            return new Case(scenario, contention, participants, latencyMs, failureRate,
                    Case.Isolation.valueOf(isolation.toUpperCase(Locale.ROOT).replace('-', '_')), decidedAtOnce);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage().startsWith("No enum")
                    ? "--isolation is any, no-dirty-reads or nothing-early" : e.getMessage());
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
