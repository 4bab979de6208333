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

/** {@code ./seckill chaos}. */
@Command(
        name = "chaos",
        description = "Kills, stops and cuts off what the seed says, while buyers buy, on a shop of its own; then everything heals, and must come to"
                + " rest with every invariant kept. Of a run that breaks one it prints the line that runs it again, with as few blows as it takes."
                + " Exit code 4 then.")
public final class ChaosCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the first run; each further one has the next (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--runs", paramLabel = "K", defaultValue = "10", description = "About fifteen seconds each (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--modes", split = ",", paramLabel = "M", description = "Only these (default: all that promise atomicity).")
    private List<String> modes = List.of();

    @Option(names = "--replay", paramLabel = "SCHEDULE", description = "Such as \"AT 17 kill:stock@350 cut:order@800+400\" instead of what seeds say.")
    private String replay;

    @Option(
            names = "--points",
            paramLabel = "WHICH",
            description = "sample or all: deaths at named steps of every mode's protocol instead, and a report of them. All of them take an hour.")
    private String points;

    @Option(names = "--step", paramLabel = "TEXT", defaultValue = "", description = "With --points: only steps with this in their names.")
    private String step;

    @Option(names = "--keep", description = "Leave the first shop that was broken up, in HOME/chaos/stack, to look at.")
    private boolean keep;

    @Option(names = "--out", paramLabel = "DIR", description = "Where histories.jsonl and the report are written (default: HOME/chaos).")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--home=" + home.home().dir(), "--seed=" + seed, "--runs=" + runs, "--step=" + step));
        if (keep) {
            arguments.add("--keep");
        }
        if (!modes.isEmpty()) {
            arguments.add("--modes=" + String.join(",", modes));
        }
        if (replay != null) {
            arguments.add("--replay=" + replay);
        }
        if (points != null) {
            arguments.add("--points=" + points);
        }
        if (out != null) {
            arguments.add("--out=" + out.toAbsolutePath());
        }
        return new Program(home.root(), "comparison-suite", "seckill.compare.Chaos").run(arguments);
    }
}
