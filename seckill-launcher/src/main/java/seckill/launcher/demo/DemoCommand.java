package seckill.launcher.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import seckill.launcher.ExitCode;
import seckill.launcher.HomeOption;
import seckill.launcher.OperatorApi;
import seckill.launcher.RunningStack;
import seckill.launcher.Secrets;
import seckill.launcher.Terminal;
import seckill.launcher.audit.Audit;
import seckill.launcher.audit.AuditReport;

/** {@code ./seckill demo}. */
@Command(
        name = "demo",
        description = "Lets many buyers buy at once through the HTTP API, then audits. Exit code 4 when an invariant is broken.")
public final class DemoCommand implements Callable<Integer> {

    /** The longest that a transaction and its recovery take. */
    private static final Duration REST_MAX = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Option(names = "--buyers", paramLabel = "N", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}.")
    private int buyers;

    @Option(
            names = "--scenario",
            paramLabel = "S",
            defaultValue = "buy-now",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            converter = ScenarioConverter.class,
            completionCandidates = ScenarioConverter.class)
    private Scenario scenario;

    @Option(
            names = "--concurrency",
            paramLabel = "C",
            defaultValue = "64",
            description = "How many of them are in the shop at a time (default: ${DEFAULT-VALUE}).")
    private int concurrency;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "The same seed, the same carts (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Prints {accepted, refused, failed, unknown, seconds, audit}.")
    private boolean json;

    @Override
    public Integer call() {
        if (buyers < 1 || concurrency < 1) {
            throw new ParameterException(spec.commandLine(), "--buyers and --concurrency must be at least 1");
        }
        RunningStack stack = home.running();
        Tally tally = new Tally();
        Duration took;
        try (ShopApi shop = new ShopApi(stack.baseUrl());
                OperatorApi operator = OperatorApi.login(stack.baseUrl(), Secrets.of(home.home()))) {
            took = rush(shop, operator, tally);
        }
        AuditReport audit = Audit.report(home.home(), stack, REST_MAX);
        DemoReport report = new DemoReport(tally, took, audit);
        if (json) {
            Terminal.data(report.json().toString());
        } else {
            report.lines().forEach(Terminal::data);
        }
        return audit.ok() ? ExitCode.OK : ExitCode.INVARIANT_BROKEN;
    }

    private Duration rush(ShopApi shop, OperatorApi operator, Tally tally) {
        Terminal.progress("Loading catalogue, buyers and wallets …");
        Clock clock = Clock.systemUTC();
        CatalogueLoader loader = new CatalogueLoader(operator, clock);
        loader.load();
        List<BuyerToken> crowd = crowd(loader);
        SplittableRandom chance = new SplittableRandom(seed);
        Carts carts = new Carts(CatalogueFile.products(), OpenSales.first(shop, clock.instant()), chance.split());
        Shopper shopper = new Shopper(shop, scenario, carts, () -> UUID.randomUUID().toString(), tally);
        ProgressBar bar = new ProgressBar(crowd.size(), tally);
        Terminal.progress(crowd.size() + " buyers, " + concurrency + " at a time, " + scenario);
        Duration took = new Rush(shopper, concurrency, seed).run(crowd, bar::update);
        bar.end();
        return took;
    }

    /** The poor are among them, wherever chance puts them. */
    private List<BuyerToken> crowd(CatalogueLoader loader) {
        List<BuyerToken> all = loader.buyers(buyers);
        Collections.shuffle(all, new Random(seed));
        return all.subList(0, Math.min(buyers, all.size()));
    }
}
