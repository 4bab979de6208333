package seckill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import seckill.launcher.Box;
import seckill.launcher.BrokerOnDemand;
import seckill.launcher.Execution;
import seckill.launcher.ExitCode;
import seckill.launcher.Home;
import seckill.launcher.HomeOption;
import seckill.launcher.Progress;
import seckill.launcher.Terminal;

/**
 * The program behind {@code ./seckill bench settling}. Writes {@code {schema, begun, box, commit, settled: [{mode, scenario, round, orders,
 * perSecond, othersShare, valid, wrong, cpuMs: {process: ms per order}}]}}.
 */
@Command(name = "settling")
public final class Settle implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private HomeOption home;

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--seed")
    private long seed = 1;

    @Option(names = "--out")
    private Path out;

    public static void main(String[] args) {
        System.exit(Execution.of(new Settle(), args));
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createDirectories(out == null ? home.home().dir().resolve("bench") : out.toAbsolutePath());
        Terminal.progress("Starting a shop for the bench, beside whatever else runs …");
        Instant begun = Instant.now();
        List<Settled> all = measured(new Home(home.home().dir().resolve("bench/stack")));
        lines(all);
        Files.writeString(folder.resolve("settling.json"), json(begun, all).toPrettyString() + "\n");
        Terminal.progress("Written: " + folder.resolve("settling.json"));
        return all.stream().allMatch(it -> it.wrong().isEmpty()) ? ExitCode.OK : ExitCode.INVARIANT_BROKEN;
    }

    private List<Settled> measured(Home own) {
        int rounds = quick ? 3 : 7;
        try (BenchStack stack = BenchStack.settling(home.root(), own, Progress.NONE)) {
            List<String> modes = stack.operator().scenarios().getFirst().modes().stream().filter(it -> !it.equals("NONE")).toList();
            modes.forEach(mode -> new BrokerOnDemand(home.root(), own).forMode(mode, Progress.NONE));
            Steps steps = new Steps((rounds + 1) * modes.size());
            List<Settled> all = new Settling(stack, seed).run(modes, rounds, steps);
            steps.end();
            return all;
        }
    }

    private static void lines(List<Settled> all) {
        Terminal.data("%-10s %5s %7s %9s  %s".formatted("mode", "round", "orders", "orders/s", "ms of a core for each order"));
        all.forEach(it -> {
            StringBuilder each = new StringBuilder();
            processes(it).forEach((process, ms) -> each.append(String.format(Locale.ROOT, " %s %.2f", process, ms)));
            Terminal.data(String.format(Locale.ROOT, "%-10s %5d %7d %9.1f %s%s", it.mode(), it.round(), it.orders(), it.perSecond(), each,
                    it.wrong().map(wrong -> "  WRONG: " + wrong).orElse(it.isValid() ? "" : "  (others had more than a tenth of the machine)")));
        });
    }

    private static Map<String, Double> processes(Settled settled) {
        Map<String, Double> each = new TreeMap<>();
        settled.use().seconds().keySet().forEach(process -> each.put(process, settled.msOf(process)));
        return each;
    }

    private ObjectNode json(Instant begun, List<Settled> all) {
        ObjectNode root = JSON.createObjectNode().put("schema", 1).put("begun", begun.toString()).put("commit", Box.commit(home.root()));
        root.set("box", JSON.valueToTree(Box.facts()));
        ArrayNode settled = root.putArray("settled");
        for (Settled it : all) {
            ObjectNode one = settled.addObject()
                    .put("mode", it.mode())
                    .put("scenario", it.scenario())
                    .put("round", it.round())
                    .put("orders", it.orders())
                    .put("perSecond", it.perSecond())
                    .put("othersShare", it.use().others().orElse(Double.NaN))
                    .put("valid", it.isValid())
                    .put("wrong", it.wrong().orElse(""));
            ObjectNode cpu = one.putObject("cpuMs");
            processes(it).forEach(cpu::put);
        }
        return root;
    }
}
