package seckill.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import seckill.launcher.BrokerOnDemand;
import seckill.launcher.ExitCode;
import seckill.launcher.HomeOption;
import seckill.launcher.MinimalSample;
import seckill.launcher.OperatorApi;
import seckill.launcher.Progress;
import seckill.launcher.RunningStack;
import seckill.launcher.Secrets;
import seckill.launcher.Terminal;
import seckill.launcher.audit.Audit;
import seckill.launcher.audit.AuditReport;
import seckill.launcher.demo.ShopApi;

/** {@code ./seckill bench modes}. */
@Command(
        name = "modes",
        description = "Latency of each scenario in each mode for one buyer at a time, and of AT against a minimal hand-written"
                + " Seata sample. Switches the modes and puts them back. Writes HOME/bench/modes.json and modes.md.")
final class ModesCommand implements Callable<Integer> {

    private static final Rounds QUICK = new Rounds(5, Duration.ofSeconds(2), Duration.ofSeconds(1));
    private static final Rounds LONG = new Rounds(9, Duration.ofSeconds(10), Duration.ofSeconds(1));

    /** The longest that a transaction and its recovery take. */
    private static final Duration REST_MAX = Duration.ofSeconds(60);

    @Mixin
    private HomeOption home;

    @Option(names = "--quick", description = "Under five minutes instead of a quarter of an hour.")
    private boolean quick;

    @Override
    public Integer call() throws IOException {
        RunningStack stack = home.running();
        if (stack.assembly().isMonolith()) {
            return compare(stack, Optional.empty()); // there is no coordinator for the sample
        }
        Terminal.progress("Starting the minimal sample …");
        try (MinimalSample sample = MinimalSample.start(home.root(), home.home(), stack);
                ShopApi sampleApi = new ShopApi(sample.baseUrl())) {
            return compare(stack, Optional.of(new SampleContestant(sampleApi)));
        }
    }

    /** The audit comes before the sample ends: the coordinator may still have work for it. */
    private int compare(RunningStack stack, Optional<SampleContestant> sample) throws IOException {
        try (OperatorApi operator = OperatorApi.login(stack.baseUrl(), Secrets.of(home.home()));
                ShopApi shop = new ShopApi(stack.baseUrl())) {
            ModeSwitch modes = new ModeSwitch(operator);
            People people = People.of(operator, shop);
            Map<String, String> before = modes.inForce();
            Samples samples;
            List<Double> engineToSample = List.of();
            try {
                samples = measure(operator, shop, modes, people, sample);
                if (sample.isPresent()) {
                    Terminal.progress("One transaction in AT, beside one of the sample …");
                    ShopInMode inAt = new ShopInMode("AT", modes, shop, people);
                    engineToSample = new EngineAndSample(operator, inAt, sample.get()).ratios(rounds().count(), rounds().turn());
                }
            } finally {
                modes.to(before);
            }
            AuditReport audit = Audit.report(home.home(), stack, REST_MAX);
            ModesReport report = new ModesReport(samples, engineToSample, Clock.systemUTC().instant(), audit);
            report.lines().forEach(Terminal::data);
            write(report);
            return audit.ok() ? ExitCode.OK : ExitCode.INVARIANT_BROKEN;
        }
    }

    private Rounds rounds() {
        return quick ? QUICK : LONG;
    }

    private Samples measure(
            OperatorApi operator, ShopApi shop, ModeSwitch modes, People people, Optional<SampleContestant> sample) throws IOException {
        List<Contestant> contestants = new ArrayList<>();
        for (String mode : operator.scenarios().getFirst().modes()) {
            new BrokerOnDemand(home.root(), home.home()).forMode(mode, Progress.NONE);
            contestants.add(new ShopInMode(mode, modes, shop, people));
        }
        sample.ifPresent(contestants::add);
        return rounds().run(contestants);
    }

    private void write(ModesReport report) throws IOException {
        Path folder = Files.createDirectories(home.home().dir().resolve("bench"));
        Files.writeString(folder.resolve("modes.json"), report.json().toPrettyString() + "\n");
        Files.writeString(folder.resolve("modes.md"), report.markdown());
        Terminal.progress("Written: " + folder.resolve("modes.json") + " and modes.md");
    }
}
