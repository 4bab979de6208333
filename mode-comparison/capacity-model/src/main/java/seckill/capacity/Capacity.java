package seckill.capacity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import seckill.capacity.measured.Measurements;
import seckill.launcher.EnvironmentException;
import seckill.launcher.Execution;
import seckill.launcher.ExitCode;
import seckill.launcher.HomeOption;
import seckill.launcher.Terminal;

/** The program behind {@code ./seckill capacity}; its options are described there. */
@Command(name = "capacity")
public final class Capacity implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--buyers", required = true)
    private long buyers;

    @Option(names = "--sales")
    private int sales = 1;

    @Option(names = "--units")
    private long units = 1_000;

    @Option(names = "--arrivals")
    private String arrivals = "spike";

    @Option(names = "--within")
    private double withinSeconds = 60;

    @Option(names = "--presses")
    private double presses = 1;

    @Option(names = "--hottest")
    private Double hottest;

    @Option(names = "--conversion")
    private double conversion = 1;

    @Option(names = "--scenario")
    private String scenario = "place-order";

    @Option(names = "--mode")
    private String mode = "REDIS_MSG";

    @Option(names = "--gateways")
    private int gateways = 2;

    @Option(names = "--participants")
    private int participants = 2;

    @Option(names = "--cores")
    private int cores = 2;

    @Option(names = "--database-cores")
    private int databaseCores = 4;

    @Option(names = "--redis")
    private int redisNodes = 1;

    @Option(names = "--tcs")
    private int tcs = 2;

    @Option(names = "--brokers")
    private int brokers = 1;

    @Option(names = "--network")
    private double networkMs = 0.25;

    @Option(names = "--settled-within")
    private double settledWithinSeconds = 600;

    @Option(names = "--core-hour")
    private double coreHour = 0.05;

    @Option(names = "--hours")
    private double hours = 2;

    @Option(names = "--figures")
    private Path figures;

    public static void main(String[] args) {
        System.exit(Execution.of(new Capacity(), args));
    }

    @Override
    public Integer call() throws IOException {
        try {
            lines(home.root()).forEach(Terminal::data);
            return ExitCode.OK;
        } catch (IllegalArgumentException e) {
            Terminal.progress(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    /** @param root of the source, which has figures where none were given */
    List<String> lines(Path root) throws IOException {
        if (!(settledWithinSeconds > 0)) {
            throw new IllegalArgumentException("--settled-within is a time in seconds, above 0");
        }
        Shop shop = new Shop(
                buyers, sales, units, arrivals(), withinSeconds, presses, hottest == null ? 1.0 / sales : hottest, conversion, scenario, mode);
        Pods pods = new Pods(gateways, participants, cores, databaseCores, redisNodes, tcs, brokers, networkMs);
        return table(measurements(root), shop, pods, new Price(coreHour, hours)).lines();
    }

    private Table table(Measurements measured, Shop shop, Pods pods, Price price) {
        List<String> modes = measured.settling().modes();
        if (!modes.contains(shop.mode())) {
            throw new IllegalArgumentException("--mode: of " + shop.mode() + " nothing was measured; there are " + String.join(", ", modes));
        }
        return new Table(
                shop, pods, Forecast.of(measured, shop, pods), Needed.of(measured, shop, pods, settledWithinSeconds), price,
                Engines.hasCoordinator(measured, mode), Engines.hasBroker(measured, mode), "what was measured on %s cores, %s".formatted(
                        measured.admission().box().get("cores"), measured.settling().begun().substring(0, 10)));
    }

    /** What was given, or what came with the source. */
    private Measurements measurements(Path root) throws IOException {
        Path folder = figures == null ? root.resolve("docs/bench") : figures;
        try {
            return Measurements.read(folder, root.resolve("docs/comparison/report.json"));
        } catch (IllegalArgumentException e) {
            throw new EnvironmentException(e.getMessage());
        }
    }

    private Arrivals arrivals() {
        return Arrays.stream(Arrivals.values()).filter(it -> word(it).equals(arrivals)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("--arrivals is one of " + String.join(", ", Arrays.stream(Arrivals.values()).map(Capacity::word).toList())));
    }

    private static String word(Arrivals name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
