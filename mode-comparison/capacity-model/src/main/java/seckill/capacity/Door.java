package seckill.capacity;

import java.util.Arrays;

/**
 * The first part of a sale, as a flow: who comes, who waits, who has a ticket, step by step. Those who want the hottest sale are told from the
 * others, with whom they share the gateways.
 */
final class Door {

    private static final int STEPS = 4_000;

    /** As {@code seckill.gates.waiting-max}: beyond it buyers are asked to come back. */
    private static final int WAITING_MAX = 4_096;

    /** A rush that takes many times as long as the buyers come is looked at in larger steps. */
    private static final int TIMES_MAX = 50;

    private final double step;
    private final double[] came;
    private final double[] served;
    private final double[] tickets;
    private double soldOutAt = Double.POSITIVE_INFINITY;
    private double cameWhenFull;
    private int last;

    private Door(double step, int steps) {
        this.step = step;
        this.came = new double[steps + 1];
        this.served = new double[steps + 1];
        this.tickets = new double[steps + 1];
    }

    static Door of(Shop shop, Pods pods, Engines engines) {
        double answers = shop.asks() / Math.min(engines.ask().perSecond(), engines.ticket().getFirst().perSecond());
        double atLeast = 1.1 * (shop.withinSeconds() + answers + shop.hottestTickets() / engines.narrowestForTickets().perSecond());
        double step = Math.max(shop.withinSeconds() / STEPS, atLeast / (STEPS * (double) TIMES_MAX));
        Door door = new Door(step, (int) Math.ceil(atLeast / step) + 2);
        door.open(shop, pods, engines);
        return door;
    }

    /** All that wait are served in the order in which they came, and none of a sale faster than its gate lets them through. */
    private void open(Shop shop, Pods pods, Engines engines) {
        Side hot = new Side(shop.hottestBuyers() * shop.presses(), shop.hottestTickets(), shop.presses());
        Side rest = new Side(shop.asks() - hot.all, shop.tickets() - shop.hottestTickets(), shop.presses());
        double cpuPerTicket = 1 / engines.ticket().getFirst().perSecond();
        double cpuPerAsk = 1 / engines.ask().perSecond();
        double gate = engines.ticket().stream().skip(1).mapToDouble(Engine::perSecond).min().orElseThrow();
        for (int i = 1; i < came.length; i++) {
            double share = shop.arrivals().came(i * step / shop.withinSeconds());
            double arriving = hot.arrive(share);
            rest.arrive(share);
            cameWhenFull += Math.clamp(hot.waiting - (double) WAITING_MAX * pods.gateways(), 0, arriving);
            double wanted = hot.wants(cpuPerTicket, cpuPerAsk) + rest.wants(cpuPerTicket, cpuPerAsk);
            double part = wanted <= step ? 1 : step / wanted;
            hot.serve(part, gate * step);
            rest.serve(part, Double.POSITIVE_INFINITY);
            came[i] = hot.came;
            served[i] = hot.served;
            tickets[i] = hot.given + rest.given;
            last = i;
            if (hot.left() < 0.5 && soldOutAt == Double.POSITIVE_INFINITY && shop.hottestTickets() * shop.conversion() >= shop.units() - 0.5) {
                soldOutAt = i * step;
            }
            if (share >= 1 && hot.waiting < 0.5 && rest.waiting < 0.5) {
                return;
            }
        }
    }

    private static final class Side {

        private final double all;
        private final double ticketsInAll;
        private final double presses;
        private double came;
        private double served;
        private double given;
        private double waiting;

        private Side(double all, double ticketsInAll, double presses) {
            this.all = all;
            this.ticketsInAll = ticketsInAll;
            this.presses = presses;
        }

        double arrive(double share) {
            double now = all * share - came;
            came += now;
            waiting += now;
            return now;
        }

        double left() {
            return ticketsInAll - given;
        }

        /** Of those who wait; who asks once more after a ticket costs as much as who gets nothing. */
        private double forTickets() {
            return Math.min(left(), waiting / presses);
        }

        double wants(double cpuPerTicket, double cpuPerAsk) {
            return forTickets() * cpuPerTicket + (waiting - forTickets()) * cpuPerAsk;
        }

        void serve(double part, double ticketsMax) {
            double some = forTickets() * part;
            double getTickets = Math.min(some, ticketsMax);
            double held = some == 0 ? 1 : getTickets / some;
            double now = waiting * part * held;
            served += now;
            given += getTickets;
            waiting -= now;
        }
    }

    /** Of the hottest sale, infinite when it is not. */
    double soldOutSeconds() {
        return soldOutAt;
    }

    /** Of those who came to the hottest sale, how many found as many waiting as the gateways let wait. */
    double shareTurnedAway() {
        return came[last] == 0 ? 0 : cameWhenFull / came[last];
    }

    /** In which 99 of 100 of the hottest sale have their answer, by the flow alone; who was asked to come back has waited, too. */
    double p99Ms() {
        double[] waits = new double[last + 1];
        double[] weights = new double[last + 1];
        int at = 0;
        for (int i = 1; i <= last; i++) {
            while (at < last && served[at] < came[i] - 1e-6) {
                at++;
            }
            waits[i] = Math.max(0, at - i) * step * 1e3;
            weights[i] = came[i] - came[i - 1];
        }
        return percentile(waits, weights);
    }

    private static double percentile(double[] waits, double[] weights) {
        Integer[] order = new Integer[waits.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(waits[b], waits[a]));
        double slowest = Arrays.stream(weights).sum() / 100;
        for (int i : order) {
            slowest -= weights[i];
            if (slowest <= 0) {
                return waits[i];
            }
        }
        return 0;
    }

    /** When the last of the tickets has become an order, at so many a second. */
    double settledSeconds(double perSecond) {
        double settled = 0;
        int i = 0;
        while (i < last && tickets[i] < tickets[last]) {
            settled = Math.max(settled, i * step + (tickets[last] - tickets[i]) / perSecond);
            i++;
        }
        return Math.max(settled, i * step);
    }
}
