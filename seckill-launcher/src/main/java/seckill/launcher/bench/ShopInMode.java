package seckill.launcher.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import seckill.launcher.demo.ShopApi;

/** The shop with every scenario in one mode; a checkout that is decided later takes until its buyer knows. */
record ShopInMode(String name, ModeSwitch modes, ShopApi shop, People people) implements Contestant {

    @Override
    public void enter() {
        modes.all(name);
    }

    /** Each order is ended, so that units and money suffice. */
    @Override
    public void errands(Stopwatch watch) throws IOException {
        People.Pair who = people.next();
        watch.time("buy-now", () -> checkout("buy-now", who, key()));
        String paid = key();
        watch.time("place-order", () -> checkout("place-order", who, paid));
        watch.time("pay-order", () -> order(paid, "payment", who));
        watch.time("refund-order", () -> order(paid, "refund", who));
        String cancelled = key();
        watch.time("place-order", () -> checkout("place-order", who, cancelled));
        watch.time("cancel-order", () -> order(cancelled, "cancel", who));
    }

    /** Buys, and answers how it is given back. */
    Stopwatch.Request buy() throws IOException {
        People.Pair who = people.next();
        String paid = key();
        checkout("buy-now", who, paid);
        return () -> order(paid, "refund", who);
    }

    private ShopApi.Answer checkout(String scenario, People.Pair who, String key) throws IOException {
        return shop.checkOut("/api/checkouts", who.buyer().token(), key,
                Map.of("scenario", scenario, "lines", List.of(Map.of("sku", who.sku(), "quantity", 1))));
    }

    private ShopApi.Answer order(String order, String what, People.Pair who) throws IOException {
        return shop.checkOut("/api/orders/" + order + "/" + what, who.buyer().token(), key(), Map.of());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
