package seckill.capacity;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import seckill.capacity.measured.Measurements;
import seckill.capacity.simulation.Rush;
import seckill.capacity.simulation.ServiceTimes;

/**
 * How a shop will stand what is expected of it.
 *
 * @param door            what the parts before a ticket have to do in the first second, and what they can
 * @param behind          the parts behind it, at the speed of the slowest of them
 * @param soldOutSeconds  of the hottest sale; infinite when it is not sold out
 * @param settledSeconds  until the last ticket has become an order
 * @param p99Ms           in which 99 of 100 of those who want the hottest sale are answered
 * @param turnedAway      the share of them that is asked to come back first
 * @param orders          that there will be
 * @param redisMegabytes  for the tickets, while they are under way
 */
record Forecast(
        List<Load> door,
        List<Load> behind,
        double soldOutSeconds,
        double settledSeconds,
        double p99Ms,
        double turnedAway,
        double orders,
        double redisMegabytes) {

    private static final long SEED = 1;

    /** Beyond it the queue at a door is a matter of the flow, and not of chance. */
    private static final double BUSY = 0.95;

    /** @param wanted a second */
    record Load(Engine engine, double wanted) {

        double use() {
            return engine.use(wanted);
        }
    }

    static Forecast of(Measurements measured, Shop shop, Pods pods) {
        ServiceTimes times = measured.admission().times().withoutAsker().withNetwork(pods.networkMs() * 1e3);
        Engines engines = Engines.of(measured, times, shop, pods);
        Door door = Door.of(shop, pods, engines);
        double ticketsASecond = Math.min(shop.hottestTickets(), shop.hottestBuyers() * inTheFirstSecond(shop));
        double orders = engines.narrowestForOrders().perSecond();
        double byFlow = door.p99Ms();
        double byChance = engines.narrowestForTickets().use(ticketsASecond) < BUSY
                ? new Rush(times, pods.cores(), ticketsASecond / pods.gateways(), SEED).p99Ms()
                : 0;
        return new Forecast(
                door(engines, shop, ticketsASecond),
                engines.order().stream().map(it -> new Load(it, orders)).toList(),
                door.soldOutSeconds(),
                door.settledSeconds(orders),
                Math.max(byFlow, byChance),
                door.shareTurnedAway(),
                shop.orders(),
                shop.tickets() * measured.admission().bytesPerBuyer() / 1e6);
    }

    static double inTheFirstSecond(Shop shop) {
        return shop.arrivals().came(Math.min(1, 1 / shop.withinSeconds()));
    }

    private static List<Load> door(Engines engines, Shop shop, double ticketsASecond) {
        Load asks = new Load(engines.ask(), shop.asks() * inTheFirstSecond(shop));
        return Stream.concat(Stream.of(asks), engines.ticket().stream().map(it -> new Load(it, ticketsASecond))).toList();
    }

    Load narrowestAtTheDoor() {
        return narrowest(door);
    }

    Load narrowestBehind() {
        return narrowest(behind);
    }

    private static Load narrowest(List<Load> loads) {
        return loads.stream().max(Comparator.comparingDouble(Load::use)).orElseThrow();
    }
}
