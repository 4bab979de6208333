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

/** {@code ./seckill capacity}. */
@Command(
        name = "capacity",
        description = "Says what a rush of buyers asks of each part of a shop, which part is used up first, how long it takes until everything is settled, what"
                + " it takes instead, and what that costs: by what the benches measured (docs/scale.md).")
public final class CapacityCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--buyers", paramLabel = "N", required = true, description = "Who come, to all sales together.")
    private long buyers;

    @Option(names = "--sales", paramLabel = "N", defaultValue = "1", description = "That open at the same time (default: ${DEFAULT-VALUE}).")
    private int sales;

    @Option(names = "--units", paramLabel = "N", defaultValue = "1000", description = "Of each sale (default: ${DEFAULT-VALUE}).")
    private long units;

    @Option(names = "--arrivals", paramLabel = "A", defaultValue = "spike", description = "even, spike or at-once (default: ${DEFAULT-VALUE}).")
    private String arrivals;

    @Option(names = "--within", paramLabel = "SECONDS", defaultValue = "60", description = "Within which they come (default: ${DEFAULT-VALUE}).")
    private double within;

    @Option(names = "--presses", paramLabel = "N", defaultValue = "1", description = "How often each of them asks (default: ${DEFAULT-VALUE}).")
    private double presses;

    @Option(names = "--hottest", paramLabel = "SHARE", description = "Of the buyers, those who want the sale that most want (default: all sales alike).")
    private Double hottest;

    @Option(names = "--conversion", paramLabel = "SHARE", defaultValue = "1", description = "Of the tickets, those that become orders (default: ${DEFAULT-VALUE}).")
    private double conversion;

    @Option(names = "--scenario", paramLabel = "S", defaultValue = "place-order", description = "What a ticket becomes: place-order or buy-now (default: ${DEFAULT-VALUE}).")
    private String scenario;

    @Option(names = "--mode", paramLabel = "M", defaultValue = "REDIS_MSG", description = "In which it does (default: ${DEFAULT-VALUE}).")
    private String mode;

    @Option(names = "--gateways", paramLabel = "N", defaultValue = "2", description = "Pods (default: ${DEFAULT-VALUE}).")
    private int gateways;

    @Option(names = "--participants", paramLabel = "N", defaultValue = "2", description = "Pods of stock, and as many of order and of payment (default: ${DEFAULT-VALUE}).")
    private int participants;

    @Option(names = "--cores", paramLabel = "N", defaultValue = "2", description = "Of each pod (default: ${DEFAULT-VALUE}).")
    private int cores;

    @Option(names = "--database-cores", paramLabel = "N", defaultValue = "4", description = "Of the database server (default: ${DEFAULT-VALUE}).")
    private int databaseCores;

    @Option(names = "--redis", paramLabel = "N", defaultValue = "1", description = "Masters of Redis (default: ${DEFAULT-VALUE}).")
    private int redis;

    @Option(names = "--tcs", paramLabel = "N", defaultValue = "2", description = "Coordinators (default: ${DEFAULT-VALUE}).")
    private int tcs;

    @Option(names = "--brokers", paramLabel = "N", defaultValue = "1", description = "Of RocketMQ (default: ${DEFAULT-VALUE}).")
    private int brokers;

    @Option(names = "--network", paramLabel = "MS", defaultValue = "0.25", description = "From one pod to another, one way (default: ${DEFAULT-VALUE}).")
    private double network;

    @Option(names = "--settled-within", paramLabel = "SECONDS", defaultValue = "600", description = "For what is needed (default: ${DEFAULT-VALUE}).")
    private double settledWithin;

    @Option(names = "--core-hour", paramLabel = "PRICE", defaultValue = "0.05", description = "Of a core, an hour (default: ${DEFAULT-VALUE}, which is a guess).")
    private double coreHour;

    @Option(names = "--hours", paramLabel = "N", defaultValue = "2", description = "For which pods are kept for the sale (default: ${DEFAULT-VALUE}).")
    private double hours;

    @Option(names = "--figures", paramLabel = "DIR", description = "Of admission.json, settling.json and batches.json (default: docs/bench).")
    private Path figures;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "--home=" + home.home().dir(), "--buyers=" + buyers, "--sales=" + sales, "--units=" + units, "--arrivals=" + arrivals,
                "--within=" + within, "--presses=" + presses, "--conversion=" + conversion, "--scenario=" + scenario, "--mode=" + mode,
                "--gateways=" + gateways, "--participants=" + participants, "--cores=" + cores, "--database-cores=" + databaseCores,
                "--redis=" + redis, "--tcs=" + tcs, "--brokers=" + brokers, "--network=" + network, "--settled-within=" + settledWithin,
                "--core-hour=" + coreHour, "--hours=" + hours));
        if (hottest != null) {
            arguments.add("--hottest=" + hottest);
        }
        if (figures != null) {
            arguments.add("--figures=" + figures.toAbsolutePath());
        }
        return new Program(home.root(), "capacity-model", "seckill.capacity.Capacity").run(arguments);
    }
}
