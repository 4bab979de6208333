package seckill.compare;

import seckill.compare.Client.Asked;
import seckill.launcher.demo.BuyerToken;

/** What one wish means in each scenario: those that change an order place one first, which is not measured. */
record Errand(Client client, Market market, long scarce) {

    /** @param worker who asks */
    void run(String scenario, Wish wish, int worker, boolean repeats) {
        BuyerToken buyer = wish.kind() == Wish.Kind.POOR ? market.poor(worker) : market.rich(worker);
        long sku = wish.kind() == Wish.Kind.SCARCE ? scarce : market.sku(wish.product());
        Asked asked = switch (scenario) {
            case "buy-now" -> client.checksOut("buy-now", buyer, sku, Market.PRICE);
            case "place-order" -> client.checksOut("place-order", buyer, sku, 0);
            case "pay-order" -> afterwards(client.checksOut("place-order", buyer, sku, 0), buyer, sku, scenario);
            case "cancel-order" -> afterwards(client.checksOut("place-order", buyer, sku, 0), buyer, sku, scenario);
            case "refund-order" -> afterwards(client.checksOut("buy-now", buyer, sku, Market.PRICE), buyer, sku, scenario);
            default -> throw new IllegalArgumentException("no scenario " + scenario);
        };
        if (repeats) {
            client.repeats(asked, buyer);
        }
    }

    private Asked afterwards(Asked placed, BuyerToken buyer, long sku, String scenario) {
        if (!placed.isOk()) {
            return placed;
        }
        return switch (scenario) {
            case "pay-order" -> client.changes(scenario, "payment", placed.order(), buyer, sku, 0, Market.PRICE);
            case "cancel-order" -> client.changes(scenario, "cancel", placed.order(), buyer, sku, -1, 0);
            case "refund-order" -> client.changes(scenario, "refund", placed.order(), buyer, sku, -1, -Market.PRICE);
            default -> throw new IllegalArgumentException("no scenario " + scenario);
        };
    }
}
