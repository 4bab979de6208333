package seckill.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import seckill.launcher.EnvironmentException;
import seckill.launcher.ExitCode;
import seckill.launcher.HomeOption;
import seckill.launcher.Metrics;
import seckill.launcher.MinimalSample;
import seckill.launcher.OperatorApi;
import seckill.launcher.RunningStack;
import seckill.launcher.Secrets;
import seckill.launcher.Terminal;
import seckill.launcher.audit.Audit;
import seckill.launcher.audit.AuditReport;
import seckill.launcher.demo.ShopApi;

/** {@code ./seckill bench engine}. */
@Command(
        name = "engine",
        description = "Latency of one global transaction in AT, XA and TCC, as the running shop carries it and as a minimal hand-written"
                + " Seata sample does, with the same statements in as many processes. Switches the modes and puts them back. Writes"
                + " HOME/bench/engine.json: {when, invariantsHold, engineToSample: {AT: [ratio of each round, smallest first], ...}}.")
final class EngineCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The longest that a transaction and its recovery take. */
    private static final Duration REST_MAX = Duration.ofSeconds(60);

    @Mixin
    private HomeOption home;

    @Option(names = "--quick", description = "Six minutes instead of eight.")
    private boolean quick;

    @Override
    public Integer call() throws IOException {
        RunningStack stack = home.running();
        if (stack.assembly().isMonolith()) {
            throw new EnvironmentException("A monolith has no coordinator. Start the modules, then compare: ./seckill up");
        }
        ObjectNode ratios = JSON.createObjectNode();
        try (OperatorApi operator = OperatorApi.login(stack.baseUrl(), Secrets.of(home.home()));
                Metrics gateway = Metrics.at(stack.management(home.home(), "gateway").orElseThrow());
                ShopApi shop = new ShopApi(stack.baseUrl())) {
            ModeSwitch modes = new ModeSwitch(operator);
            People people = People.of(operator, shop);
            Map<String, String> before = modes.inForce();
            try {
                for (String mode : MinimalSample.MODES) {
                    List<Double> rounds = besideSample(stack, gateway, new ShopInMode(mode, modes, shop, people));
                    ratios.set(mode, JSON.valueToTree(rounds));
                    Terminal.data(words(mode, rounds));
                }
            } finally {
                modes.to(before);
            }
        }
        AuditReport audit = Audit.report(home.home(), stack, REST_MAX);
        Terminal.data(audit.ok() ? "every invariant holds" : "NO FIGURES: invariants are broken: " + audit.broken());
        Path folder = Files.createDirectories(home.home().dir().resolve("bench"));
        ObjectNode report = JSON.createObjectNode()
                .put("when", Clock.systemUTC().instant().toString())
                .put("invariantsHold", audit.ok());
        report.set("engineToSample", ratios);
        Files.writeString(folder.resolve("engine.json"), report.toPrettyString() + "\n");
        Terminal.progress("Written: " + folder.resolve("engine.json"));
        return audit.ok() ? ExitCode.OK : ExitCode.INVARIANT_BROKEN;
    }

    /** The coordinator is done with everything of the sample before that ends. */
    private List<Double> besideSample(RunningStack stack, Metrics gateway, ShopInMode shop) throws IOException {
        Terminal.progress("One transaction in " + shop.name() + ", beside one of the minimal sample …");
        try (MinimalSample sample = MinimalSample.start(home.root(), home.home(), stack, shop.name());
                ShopApi sampleApi = new ShopApi(sample.baseUrl())) {
            EngineAndSample both = new EngineAndSample(gateway, shop, new SampleBuyer(sampleApi));
            List<Double> ratios = both.ratios(quick ? 7 : 15, Duration.ofSeconds(2));
            Audit.report(home.home(), stack, REST_MAX);
            return ratios;
        }
    }

    private static String words(String mode, List<Double> ratios) {
        return String.format(
                Locale.ROOT,
                "%-4s %.2f times the same SQL in the minimal sample (median of %d rounds, %.2f to %.2f)",
                mode, ratios.get(ratios.size() / 2), ratios.size(), ratios.getFirst(), ratios.getLast());
    }
}
