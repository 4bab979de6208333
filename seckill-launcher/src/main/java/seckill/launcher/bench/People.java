package seckill.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import seckill.launcher.OperatorApi;
import seckill.launcher.demo.BuyerToken;
import seckill.launcher.demo.ShopApi;

/**
 * Who buys what: as many products as buyers, in turn, so that neighbours in time never want the same rows. Latency is
 * compared here, not how the modes bear a rush.
 */
final class People {

    private static final int COUNT = 16;

    /** As much as the shop takes at once. */
    private static final long MONEY_MINOR = 1_000_000;

    /** Enough for all errands of a quarter of an hour. */
    private static final int DEPOSITS = 10;

    private final List<BuyerToken> buyers;
    private final List<Long> skus;
    private final AtomicInteger turns = new AtomicInteger();

    private People(List<BuyerToken> buyers, List<Long> skus) {
        this.buyers = buyers;
        this.skus = skus;
    }

    /** A buyer and what this one buys. */
    record Pair(BuyerToken buyer, long sku) {}

    static People of(OperatorApi operator, ShopApi shop) throws IOException {
        List<BuyerToken> buyers = operator.tokens(COUNT);
        for (BuyerToken buyer : Collections.nCopies(DEPOSITS, buyers).stream().flatMap(List::stream).toList()) {
            shop.post("/api/wallet/deposits", buyer.token(),
                    Map.of("Idempotency-Key", UUID.randomUUID().toString()), Map.of("amountMinor", MONEY_MINOR));
        }
        List<JsonNode> products = new ArrayList<>();
        shop.get("/api/products?limit=100", "").body().forEach(products::add);
        products.sort(Comparator.comparingInt((JsonNode product) -> product.path("available").asInt()).reversed());
        return new People(
                buyers, products.stream().limit(COUNT).map(product -> product.path("sku").asLong()).toList());
    }

    Pair next() {
        int turn = turns.incrementAndGet();
        return new Pair(buyers.get(turn % buyers.size()), skus.get(turn % skus.size()));
    }
}
