package seckill.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import seckill.launcher.BrokerOnDemand;
import seckill.launcher.ExitCode;
import seckill.launcher.HomeOption;
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
        description = "Latency of each scenario in each mode for one buyer at a time. Switches the modes and puts them back. Writes"
                + " HOME/bench/modes.json and modes.md.")
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
        try (OperatorApi operator = OperatorApi.login(stack.baseUrl(), Secrets.of(home.home()));
                ShopApi shop = new ShopApi(stack.baseUrl())) {
            ModeSwitch modes = new ModeSwitch(operator);
            People people = People.of(operator, shop);
            Map<String, String> before = modes.inForce();
            Samples samples;
            try {
                samples = rounds().run(contestants(operator, shop, modes, people));
            } finally {
                modes.to(before);
            }
            AuditReport audit = Audit.report(home.home(), stack, REST_MAX);
            ModesReport report = new ModesReport(samples, Clock.systemUTC().instant(), audit);
            report.lines().forEach(Terminal::data);
            write(report);
            return audit.ok() ? ExitCode.OK : ExitCode.INVARIANT_BROKEN;
        }
    }

    private Rounds rounds() {
        return quick ? QUICK : LONG;
    }

    private List<Contestant> contestants(OperatorApi operator, ShopApi shop, ModeSwitch modes, People people) {
        List<Contestant> contestants = new ArrayList<>();
        for (String mode : operator.scenarios().getFirst().modes()) {
            new BrokerOnDemand(home.root(), home.home()).forMode(mode, Progress.NONE);
            contestants.add(new ShopInMode(mode, modes, shop, people));
        }
        return contestants;
    }

    private void write(ModesReport report) throws IOException {
        Path folder = Files.createDirectories(home.home().dir().resolve("bench"));
        Files.writeString(folder.resolve("modes.json"), report.json().toPrettyString() + "\n");
        Files.writeString(folder.resolve("modes.md"), report.markdown());
        Terminal.progress("Written: " + folder.resolve("modes.json") + " and modes.md");
    }
}
