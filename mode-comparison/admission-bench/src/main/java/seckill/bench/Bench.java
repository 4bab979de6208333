package seckill.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import seckill.launcher.Execution;
import seckill.launcher.ExitCode;
import seckill.launcher.Home;
import seckill.launcher.HomeOption;
import seckill.launcher.Progress;
import seckill.launcher.Terminal;

/** The program behind {@code ./seckill bench}; its options are described there. */
@Command(name = "bench")
public final class Bench implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--seed")
    private long seed = 1;

    @Option(names = "--out")
    private Path out;

    public static void main(String[] args) {
        System.exit(Execution.of(new Bench(), args));
    }

    @Override
    public Integer call() throws IOException {
        Path folder = out == null ? home.home().dir().resolve("bench") : out.toAbsolutePath();
        Files.createDirectories(folder);
        Terminal.progress("Starting a shop for the bench, beside whatever else runs …");
        Measured measured;
        Home own = new Home(home.home().dir().resolve("bench/stack"));
        try (BenchStack stack = BenchStack.up(home.root(), own, Progress.NONE)) {
            measured = new Measuring(quick ? Plan.QUICK : Plan.WHOLE, stack, seed).run();
        }
        List<Ratio> ratios = new ArrayList<>(measured.ratios());
        ratios.addAll(MeasuredElsewhere.ratios(home.root(), home.home()));
        lines(measured, ratios);
        ObjectNode json = BenchJson.of(measured, ratios, home.root());
        Files.writeString(folder.resolve("bench.json"), json.toPrettyString() + "\n");
        Files.writeString(folder.resolve("bench.html"), BenchPage.of(json));
        Terminal.progress("Written: " + folder.resolve("bench.json") + " and bench.html");
        return measured.isConserved() ? ExitCode.OK : ExitCode.INVARIANT_BROKEN;
    }

    private static void lines(Measured measured, List<Ratio> ratios) {
        Terminal.data("%-88s %8s %19s %7s %7s %9s  %s".formatted(
                "ratio", "median", "least to most", "floor", "target", "moonshot", "reached"));
        for (Ratio ratio : ratios) {
            String sign = ratio.isAtMost() ? "<=" : ">=";
            Terminal.data(String.format(Locale.ROOT, "%-88s %8.2f %8.2f to %7.2f %s%5.2f %s%5.2f %s%7.2f  %s",
                    ratio.name(), ratio.median(), ratio.min(), ratio.max(),
                    sign, ratio.floor(), sign, ratio.target(), sign, ratio.moonshot(), ratio.reached()));
        }
        measured.heldMs().forEach((engine, ms) -> {
            if (!ms.isNaN()) {
                Terminal.data(String.format(Locale.ROOT, "%s: a wish holds its connection for %.1f ms.", engine, ms));
            }
        });
        Terminal.data(String.format(
                Locale.ROOT, "Redis keeps %.0f bytes for a buyer whose ticket is under way.", measured.bytesPerBuyer()));
        long invalid = measured.turns().stream().filter(turn -> turn.wrong().isEmpty() && !turn.isQuiet()).count();
        if (invalid > 0) {
            Terminal.data(invalid + " of " + measured.turns().size() + " turns do not count: others had more than a tenth of the machine.");
        }
        Terminal.data(measured.isConserved()
                ? "After every turn units, tickets and answers agree."
                : "NO FIGURES for turns whose books are wrong:");
        measured.turns().forEach(turn -> turn.wrong().ifPresent(wrong ->
                Terminal.data("  " + turn.contestant() + ", round " + turn.round() + ": " + wrong)));
        measured.openings().forEach(it -> it.wrong().ifPresent(wrong -> Terminal.data("  opening, " + it.how() + ": " + wrong)));
    }
}
