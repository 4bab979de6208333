package seckill.capacity;

import java.util.function.ToDoubleFunction;
import seckill.capacity.measured.Measurements;
import seckill.capacity.simulation.ServiceTimes;

/**
 * What it takes for the first second to be answered as it comes, and for all orders to be settled in time, with nothing used beyond seven tenths. Of
 * pods there are two at least, because one may die.
 *
 * @param pods       of each kind; databaseCores of the database
 * @param notByMore  what no number of pods gets over, empty when there is nothing
 */
record Needed(Pods pods, String notByMore) {

    /** Beyond it a queue grows fast, and a pod that dies has nobody to stand in for it. */
    static final double USE_MAX = 0.7;

    private static final int PODS_MIN = 2;

    static Needed of(Measurements measured, Shop shop, Pods given, double settledWithinSeconds) {
        ServiceTimes times = measured.admission().times().withoutAsker().withNetwork(given.networkMs() * 1e3);
        Pods one = new Pods(1, 1, given.cores(), 1, 1, 1, 1, given.networkMs());
        Engines alone = Engines.of(measured, times, shop, one);
        double first = Forecast.inTheFirstSecond(shop);
        double tickets = Math.min(shop.hottestTickets(), shop.hottestBuyers() * first);
        double allTickets = Math.min(shop.tickets(), shop.buyers() * first);
        double orders = shop.orders() / settledWithinSeconds;
        ToDoubleFunction<String> behind = name -> alone.order().stream()
                .filter(it -> it.name().equals(name))
                .mapToDouble(it -> it.use(orders))
                .max()
                .orElse(0);
        double door = alone.ticket().getFirst().use(allTickets) + alone.ask().use(Math.max(0, shop.asks() * first - allTickets));
        double calls = alone.ticket().get(1).use(tickets);
        double participants = Math.max(behind.applyAsDouble("stock"), Math.max(behind.applyAsDouble("order"), behind.applyAsDouble("payment")));
        int gateways = count(Math.max(Math.max(door, calls), Math.max(behind.applyAsDouble("gateways"), behind.applyAsDouble("gateways' places"))));
        Pods pods = new Pods(
                Math.max(PODS_MIN, gateways), Math.max(PODS_MIN, count(participants)), given.cores(), count(behind.applyAsDouble("database's cores")),
                count(behind.applyAsDouble("Redis")), Math.max(PODS_MIN, count(behind.applyAsDouble("TC"))), count(behind.applyAsDouble("broker")),
                given.networkMs());
        return new Needed(pods, notByMore(Engines.of(measured, times, shop, pods), tickets, orders));
    }

    private static int count(double ofOne) {
        return Math.clamp((long) Math.ceil(ofOne / USE_MAX), 1, 10_000);
    }

    /** A row is on one server, and a sale on one node. */
    private static String notByMore(Engines engines, double tickets, double orders) {
        Engine node = engines.ticket().getLast();
        Engine row = engines.order().stream().filter(it -> it.name().equals("hot row")).findFirst().orElseThrow();
        if (node.use(tickets) > 1) {
            return node.name() + ": " + node.more();
        }
        return row.use(orders) > 1 ? row.name() + ": " + row.more() : "";
    }
}
