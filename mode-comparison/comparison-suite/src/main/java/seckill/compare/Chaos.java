package seckill.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Atomicity;
import seckill.compare.faults.FaultAtlas;
import seckill.compare.page.ReportPage;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Result;
import seckill.compare.report.ReportJson;
import seckill.launcher.Execution;
import seckill.launcher.ExitCode;
import seckill.launcher.Home;
import seckill.launcher.HomeOption;
import seckill.launcher.Terminal;

/** The program behind {@code ./seckill chaos}; its options are described there. */
@Command(name = "chaos")
public final class Chaos implements Callable<Integer> {

    /** Runs that are spent on making one schedule smaller. */
    private static final int SHRINKING_RUNS_MAX = 6;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Option(names = "--seed")
    private long seed = 1;

    @Option(names = "--runs")
    private int runs = 10;

    @Option(names = "--modes", split = ",")
    private List<String> modes = List.of();

    @Option(names = "--replay", converter = ScheduleConverter.class)
    private Schedule replay;

    @Option(names = "--points")
    private Points points;

    @Option(names = "--step")
    private String step = "";

    @Option(names = "--keep")
    private boolean keep;

    @Option(names = "--out")
    private Path out;

    public static void main(String[] args) {
        int code = Execution.of(new Chaos(), args);
        Runtime.getRuntime().halt(code); // the shop is down by now; clients of Seata would keep the JVM
    }

    @Override
    public Integer call() throws IOException {
        mustKnowModes();
        Path folder = Files.createDirectories(out == null ? home.home().dir().resolve("chaos") : out.toAbsolutePath());
        Path histories = folder.resolve("histories.jsonl");
        Files.deleteIfExists(histories);
        try (BreakingOff _ = BreakingOff.ofThisThread()) {
            return points == null ? storms(histories) : campaign(folder, histories);
        }
    }

    private void mustKnowModes() {
        List<String> known = DeclaredModes.all().stream().map(Guarantees::mode).toList();
        List<String> unknown = modes.stream().filter(it -> !known.contains(it)).toList();
        if (!unknown.isEmpty() || runs < 1) {
            throw new ParameterException(spec.commandLine(), runs < 1
                    ? "--runs must be at least 1"
                    : "--modes: there is no " + String.join(", ", unknown) + "; there are " + String.join(", ", known));
        }
    }

    private int storms(Path histories) {
        List<String> wrong = new ArrayList<>();
        boolean isFinished = false;
        try (Sea sea = sea(histories)) {
            for (Schedule schedule : schedules()) {
                if (!sea.isKept() && !isAsDeclared(sea, schedule)) {
                    wrong.add((keep ? schedule : smallest(sea, schedule)).toString());
                }
            }
            isFinished = true;
        } catch (InterruptedException brokenOff) {
            Terminal.progress("Broken off.");
        }
        if (!isFinished && wrong.isEmpty()) {
            return ExitCode.CHECK_FAILED;
        }
        Terminal.data(wrong.isEmpty() ? "every mode kept what it declares" : wrong.size() + " schedules break what a mode declares:");
        wrong.forEach(line -> Terminal.data("  ./seckill chaos --replay \"" + line + "\""));
        return wrong.isEmpty() ? ExitCode.OK : ExitCode.INVARIANT_BROKEN;
    }

    /** Every named step, or as many as a quarter of an hour holds; and a report of them. */
    private int campaign(Path folder, Path histories) throws IOException {
        List<Guarantees> some = DeclaredModes.all().stream()
                .filter(it -> modes.isEmpty() || modes.contains(it.mode()))
                .filter(it -> !FaultAtlas.of(it.mode()).isEmpty())
                .toList();
        if (some.stream().flatMap(it -> FaultAtlas.of(it.mode()).stream()).noneMatch(it -> it.says().contains(step))) {
            throw new ParameterException(spec.commandLine(), "--step: no step of these modes has \"" + step + "\" in its name");
        }
        AtlasCampaign campaign = new AtlasCampaign(home.root(), seed, points, step);
        try (Sea sea = sea(histories)) {
            campaign.run(sea, some);
        } catch (InterruptedException brokenOff) {
            Terminal.progress("Broken off: what there is so far is written.");
        }
        Report report = campaign.report("./seckill chaos --points " + points + " --seed " + seed
                + (modes.isEmpty() ? "" : " --modes " + String.join(",", modes)) + (step.isEmpty() ? "" : " --step \"" + step + "\""));
        Files.writeString(folder.resolve("report.json"), ReportJson.write(report));
        Files.writeString(folder.resolve("report.html"), ReportPage.html(report));
        Terminal.progress("Written: " + folder.resolve("report.json") + " and report.html");
        return campaign.isSurvived() ? ExitCode.OK : ExitCode.INVARIANT_BROKEN;
    }

    private Sea sea(Path histories) {
        return new Sea(home.root(), new Home(home.home().dir().resolve("chaos/stack")), histories, keep);
    }

    /** How many of the named steps. */
    enum Points {
        /** One of each victim in each mode. */
        sample,
        all
    }

    private List<Schedule> schedules() {
        if (replay != null) {
            return List.of(replay);
        }
        List<Guarantees> some = DeclaredModes.all().stream()
                .filter(it -> modes.isEmpty() ? it.atomicity() != Atomicity.NONE : modes.contains(it.mode()))
                .toList();
        return LongStream.range(seed, seed + runs).mapToObj(it -> Schedule.drawn(it, some)).toList();
    }

    private static boolean isAsDeclared(Sea sea, Schedule schedule) throws InterruptedException {
        Result result = sea.run(schedule);
        boolean ok = result.verdict().equals(Judge.GREEN);
        Terminal.data("%-8s %s  (%d accepted, %d refused, %d failed, %d never known; at rest %.1f s after it healed)%s".formatted(
                ok ? "ok" : "BROKEN", schedule, result.accepted(), result.refused(), result.failed(), result.unknown(),
                result.recoveryMs() / 1e3, ok ? "" : "\n         " + result.why()));
        return ok;
    }

    private static Schedule smallest(Sea sea, Schedule schedule) throws InterruptedException {
        int[] left = {SHRINKING_RUNS_MAX};
        try {
            return schedule.shrunk(fewer -> {
                try {
                    return left[0]-- > 0 && !isAsDeclared(sea, fewer);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw e;
        }
    }
}
