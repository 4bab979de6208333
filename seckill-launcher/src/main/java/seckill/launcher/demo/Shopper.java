package seckill.launcher.demo;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** One buyer of the rush: fills a cart, checks out, and pays when the scenario leaves that for later. */
final class Shopper {

    /** The others let the deadline pass. */
    private static final double PAYS = 0.7;

    private final ShopApi shop;
    private final Scenario scenario;
    private final Carts carts;
    private final Supplier<String> keys;
    private final Tally tally;

    Shopper(ShopApi shop, Scenario scenario, Carts carts, Supplier<String> keys, Tally tally) {
        this.shop = shop;
        this.scenario = scenario;
        this.carts = carts;
        this.keys = keys;
        this.tally = tally;
    }

    void buy(BuyerToken buyer, SplittableRandom chance) {
        List<CartLine> cart = carts.fill(chance);
        boolean willPay = chance.nextDouble() < PAYS;
        String order = keys.get();
        Attempt attempt = new Attempt(shop, buyer, Patience.OF_PEOPLE, chance);
        Outcome purchase =
                attempt.at("/api/checkouts", order, Map.of("scenario", scenario.wireName(), "lines", cart));
        tally.purchase(purchase);
        if (scenario == Scenario.PLACE_ORDER && willPay && purchase instanceof Outcome.Accepted) {
            tally.payment(attempt.at("/api/orders/" + order + "/payment", keys.get(), Map.of()));
        }
    }
}
