package seckill.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import seckill.capacity.Forecast.Load;

/** A forecast, for a terminal. */
record Table(Shop shop, Pods pods, Forecast forecast, Needed needed, Price price, boolean hasCoordinator, boolean hasBroker, String measuredBy) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(words("%,d buyers in %s, %s, %s; %,d units each; tickets become %s in %s", shop.buyers(), Words.count(shop.sales(), "sale"),
                came(), Words.times(shop.presses()), shop.units(), shop.scenario(), shop.mode()));
        lines.add(words("%s, %s each of stock, order and payment, of %s each; a database of %s, %s of Redis", Words.count(pods.gateways(), "gateway"),
                Words.count(pods.participants(), "pod"), Words.count(pods.cores(), "core"), Words.count(pods.databaseCores(), "core"), Words.count(pods.redisNodes(), "node")));
        lines.add("");
        lines.add("%-32s %12s %12s %6s  %s".formatted("at the door, in the first second", "asked for", "can do", "use", "figure"));
        forecast.door().forEach(it -> lines.add(line(it)));
        lines.add("behind it, while tickets wait");
        forecast.behind().forEach(it -> lines.add(line(it)));
        lines.add("");
        lines.add("sold out        " + (Double.isInfinite(forecast.soldOutSeconds())
                ? "no: fewer buyers become orders than there are units" : "the hottest sale after " + Words.seconds(forecast.soldOutSeconds())));
        lines.add(words("all settled     after %s (%,.0f orders)", Words.seconds(forecast.settledSeconds()), forecast.orders()));
        lines.add(words("p99 of an answer %s%s", Words.millis(forecast.p99Ms()), forecast.turnedAway() > 0.0005
                ? words("; %.0f %% are asked to come back first", 100 * forecast.turnedAway()) : ""));
        lines.add("narrowest       " + narrowest(forecast.narrowestAtTheDoor()) + "; then " + narrowest(forecast.narrowestBehind()));
        lines.add(words("Redis holds     %,.0f MB of tickets under way", forecast.redisMegabytes()));
        lines.add(words("connections     %,d at most to the database server: it has to let so many in", pods.connections()));
        lines.add(words("costs           %s", cost(pods)));
        lines.add("needed          " + neededInWords());
        lines.add("By " + measuredBy + ". Other machines have other figures: measure yours (docs/scale.md).");
        return lines;
    }

    private String came() {
        return switch (shop.arrivals()) {
            case EVEN -> words("evenly within %s", Words.seconds(shop.withinSeconds()));
            case SPIKE -> words("most of them at the start, within %s", Words.seconds(shop.withinSeconds()));
            case AT_ONCE -> "all at once";
        };
    }

    private static String line(Load load) {
        return words("  %-30s %,12.0f %,12.0f %5.0f%%  %s", load.engine().name(), load.wanted(), load.engine().perSecond(), 100 * load.use(),
                load.engine().from().name().toLowerCase(Locale.ROOT));
    }

    private static String narrowest(Load load) {
        return load.engine().name() + " (helps: " + load.engine().more() + ")";
    }

    private String cost(Pods some) {
        int cores = some.allCores(hasCoordinator, hasBroker);
        return words("%.2f for %s, %.2f an hour each, %.1f hours", price.of(cores), Words.count(cores, "core"), price.coreHour(), price.hours());
    }

    private String neededInWords() {
        Pods some = needed.pods();
        String more = (hasCoordinator ? ", " + Words.count(some.tcs(), "TC") : "") + (hasBroker ? ", " + Words.count(some.brokers(), "broker") : "");
        return words("%s, %s each of stock, order and payment, a database of %s%s: %s%s", Words.count(some.gateways(), "gateway"),
                Words.count(some.participants(), "pod"), Words.count(some.databaseCores(), "core"), more, cost(some),
                needed.notByMore().isEmpty() ? "" : ". More pods are not enough: " + needed.notByMore());
    }

    private static String words(String words, Object... about) {
        return String.format(Locale.ROOT, words, about);
    }
}
