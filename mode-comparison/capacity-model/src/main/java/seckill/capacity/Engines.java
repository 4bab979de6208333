package seckill.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import seckill.capacity.Engine.Source;
import seckill.capacity.measured.Measurements;
import seckill.capacity.simulation.ServiceTimes;
import seckill.compare.report.Report.Declared;
import seckill.compare.report.Report.Result;

/**
 * What each part of a shop can take, by the time that the benches measured for one piece of its work.
 *
 * @param ask    of everybody who asks, answered with a refusal
 * @param ticket at the door, of those who get one, in the hottest sale
 * @param order  behind it
 */
record Engines(Engine ask, List<Engine> ticket, List<Engine> order) {

    /** As {@code Gate.TOGETHER_MAX}, {@code seckill.gates.settlers-max}, {@code under-way-max} and {@code seckill.tickets.batch-max}. */
    private static final int TOGETHER_MAX = 128;

    private static final int SETTLERS = 12;
    private static final int UNDER_WAY = 512;
    private static final int BATCH = 64;

    /** Of the buyers of a comparison under {@code hot}. */
    private static final double HOT_SHARE = 0.75;

    private static final int COMPARED_AT_ONCE = 8;

    /** Nobody passes somebody who holds one of these until the global transaction ends. */
    private static final Set<String> EXCLUSIVE = Set.of("DATABASE_ROWS", "GLOBAL_LOCKS");

    static Engines of(Measurements measured, ServiceTimes times, Shop shop, Pods pods) {
        double perCore = 1e6 * pods.cores() * pods.gateways();
        double call = 2 * times.networkUs() + times.callUs() + TOGETHER_MAX * times.wishUs() + times.diskUs();
        double node = times.diskUs() + pods.gateways() * (times.callUs() + TOGETHER_MAX * times.wishUs());
        List<Engine> ticket = List.of(
                new Engine("gateways' cores", "tickets", perCore / (times.ticketUs() + times.gatewayCallUs() / TOGETHER_MAX),
                        Source.MEASURED, "more gateways"),
                new Engine("gateways' calls for one sale", "tickets", pods.gateways() * TOGETHER_MAX * 1e6 / call,
                        Source.COMPUTED, "more gateways, a disk that is faster"),
                new Engine("Redis node of the hottest sale", "tickets", pods.gateways() * TOGETHER_MAX * 1e6 / node,
                        Source.COMPUTED, "the sale in parts, each a sale of its own: a sale is on one node"));
        Engine ask = new Engine("gateways' cores, refusing", "asks", perCore / times.refusedUs(), Source.MEASURED, "more gateways");
        return new Engines(ask, ticket, orders(measured, shop, pods));
    }

    private static List<Engine> orders(Measurements measured, Shop shop, Pods pods) {
        double heavier = heavier(measured, shop);
        Map<String, Double> ms = measured.settling().msPerOrder(shop.mode());
        List<Engine> all = new ArrayList<>();
        cores(all, "gateways", "gateway", ms, heavier, pods.gateways() * pods.cores(), "more gateways");
        cores(all, "stock", "stock", ms, heavier, pods.participants() * pods.cores(), "more pods of stock");
        cores(all, "order", "order", ms, heavier, pods.participants() * pods.cores(), "more pods of order");
        if (shop.scenario().equals("buy-now")) {
            // payment has no part in place-order, which was measured; what order takes stands for it
            cores(all, "payment", "order", ms, heavier, pods.participants() * pods.cores(), "more pods of payment");
        }
        cores(all, "database's cores", "database", ms, heavier, pods.databaseCores(), "a schema on a server of its own, then shards");
        if (isBatched(shop.mode())) {
            // checkouts and their journal have one hash tag, however many nodes there are
            cores(all, "Redis", "redis", ms, heavier, 1, "several journals, each with a hash tag of its own");
        } else {
            cores(all, "Redis", "redis", ms, heavier, pods.redisNodes(), "more nodes, if there are more sales");
        }
        if (hasCoordinator(measured, shop.mode())) {
            cores(all, "TC", "tc", ms, heavier, pods.tcs() * pods.cores(), "more TCs on a database store");
        }
        if (hasBroker(measured, shop.mode())) {
            cores(all, "broker", "rocketmq", ms, heavier, pods.brokers() * pods.cores(), "more brokers");
        }
        all.add(ofAllSales(hotRow(measured, shop, heavier), shop));
        all.add(places(measured, shop, pods, heavier));
        return List.copyOf(all);
    }

    private static void cores(
            List<Engine> all, String name, String process, Map<String, Double> ms, double heavier, int cores, String more) {
        double each = ms.getOrDefault(process, 0.0) * heavier;
        if (each > 0) {
            all.add(new Engine(name, "orders", 1e3 * cores / each, Source.MEASURED, more));
        }
    }

    /** As many times as much as a place-order, which is what tickets became when it was measured. */
    private static double heavier(Measurements measured, Shop shop) {
        return run(measured, shop.mode(), "place-order", "uniform").acceptedPerSecond()
                / run(measured, shop.mode(), shop.scenario(), "uniform").acceptedPerSecond();
    }

    /** What one row gave, of which the machine that measured may have been what was used up: a row of its own server takes more. */
    private static Engine hotRow(Measurements measured, Shop shop, double heavier) {
        String striped = "stripes: several rows for the product";
        if (isBatched(shop.mode())) {
            return new Engine("hot row", "orders", measured.batches().perSecondInBatchesOf(BATCH) / heavier, Source.MEASURED, striped);
        }
        boolean isHeld = is(measured, shop.mode(), it -> it.held().stream().anyMatch(EXCLUSIVE::contains));
        double perSecond = isHeld
                ? run(measured, shop.mode(), shop.scenario(), "hot").acceptedPerSecond() * HOT_SHARE
                : measured.batches().perSecondInOneTransaction() / heavier;
        return new Engine("hot row", "orders", perSecond, Source.MEASURED, isHeld ? "a mode in batches; " + striped : striped);
    }

    /** Each sale has a product of its own, and with it a row. */
    private static Engine ofAllSales(Engine row, Shop shop) {
        return new Engine(row.name(), row.unit(), row.perSecond() * shop.tickets() / shop.hottestTickets(), row.from(), row.more());
    }

    /** Little's law: so many tickets are under way at a gateway, each for as long as its checkout takes. */
    private static Engine places(Measurements measured, Shop shop, Pods pods, double heavier) {
        Result run = run(measured, shop.mode(), "place-order", "uniform");
        int places = SETTLERS + (decidesLater(measured, shop.mode()) ? UNDER_WAY : 0);
        double alone = heavier * run.p50Ms() / COMPARED_AT_ONCE;
        return new Engine("gateways' places", "orders", pods.gateways() * places * 1e3 / alone, Source.COMPUTED, "seckill.gates.settlers-max");
    }

    private static boolean decidesLater(Measurements measured, String mode) {
        return is(measured, mode, it -> it.settlement().equals("DECIDED_LATER"));
    }

    static boolean hasCoordinator(Measurements measured, String mode) {
        return is(measured, mode, it -> !it.family().equals("MESSAGES"));
    }

    static boolean hasBroker(Measurements measured, String mode) {
        return is(measured, mode, it -> it.family().equals("MESSAGES")) && !isBatched(mode);
    }

    private static boolean is(Measurements measured, String mode, Predicate<Declared> what) {
        return measured.comparison().modes().stream().anyMatch(it -> it.mode().equals(mode) && what.test(it));
    }

    /** Only what stands in the gateways' own journal is settled in batches. */
    private static boolean isBatched(String mode) {
        return mode.equals("REDIS_MSG");
    }

    private static Result run(Measurements measured, String mode, String scenario, String workload) {
        return measured.comparison().results().stream()
                .filter(it -> it.mode().equals(mode) && it.scenario().equals(scenario) && it.workload().equals(workload))
                .filter(it -> it.acceptedPerSecond() > 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the comparison has no run of " + scenario + " in " + mode + " under " + workload));
    }

    Engine narrowestForTickets() {
        return narrowest(ticket);
    }

    Engine narrowestForOrders() {
        return narrowest(order);
    }

    private static Engine narrowest(List<Engine> engines) {
        return engines.stream().min(Comparator.comparingDouble(Engine::perSecond)).orElseThrow();
    }
}
