package seckill.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import seckill.launcher.OperatorApi;
import seckill.launcher.demo.BuyerToken;
import seckill.launcher.demo.CatalogueProduct;
import seckill.launcher.demo.CatalogueSale;

/** People who buy at both gateways: at once, in two steps, and in a flash sale with a gate. */
final class Buyers implements AutoCloseable {

    static final long PRICE = 100;

    private static final long RICH = 1_000_000_000;
    private static final int PLENTY = 1_000_000;
    private static final int UNITS = 100_000;
    private static final long FIRST_SKU = 7_000_000;
    private static final int PRODUCTS = 6;
    private static final long SALE = 7_777;
    private static final String CURRENCY = "CNY";

    /** Between two purchases: a dozen JVMs share the machine with them, and are to be tried in what they do, not in how much. */
    private static final Duration THINKS = Duration.ofMillis(300);

    private final List<BuyerToken> people;
    private final Gateways gateways;

    private Buyers(List<BuyerToken> people, Gateways gateways) {
        this.people = people;
        this.gateways = gateways;
    }

    /** Makes them, what there is to buy, and a sale that is open. */
    static Buyers of(TwoOfEverything shop, int count) {
        try (OperatorApi operator = shop.operatorAt("gateway-1")) {
            operator.makeBuyers(1, count, RICH);
            Instant now = Instant.now();
            CatalogueSale sale = new CatalogueSale(
                    SALE, FIRST_SKU, "Cups", "杯子", PRICE, CURRENCY, now.minusSeconds(60).toString(), now.plus(Duration.ofHours(2)).toString(), PLENTY, UNITS);
            operator.loadCatalogue(LongStream.range(0, PRODUCTS).mapToObj(it -> product(FIRST_SKU + it)).toList(), List.of(sale));
            operator.openGate(SALE, "SCRIPT");
            return new Buyers(operator.tokens(count), Gateways.of(shop));
        }
    }

    private static CatalogueProduct product(long sku) {
        return new CatalogueProduct(sku, "Cup " + sku, "杯子", "For many", "多人", "kitchen", PRICE, CURRENCY, PLENTY);
    }

    /** Something that is done to the shop while they buy. */
    interface Meanwhile {
        void happens() throws Exception;
    }

    /** They buy from before it begins until after it has ended; each finishes what he has begun. */
    void buyWhile(Meanwhile meanwhile) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> buying = new ArrayList<>();
            IntStream.range(0, people.size()).forEach(n -> buying.add(threads.submit(() -> {
                for (int round = n; !over.get(); round++) {
                    buys(people.get(n), n, round);
                    LockSupport.parkNanos(THINKS.toNanos());
                }
            })));
            try {
                meanwhile.happens();
            } finally {
                over.set(true);
            }
            for (Future<?> each : buying) {
                each.get();
            }
        }
    }

    private void buys(BuyerToken buyer, int number, int round) {
        // half of them always ask the first gateway first
        switch (round % 3) {
            case 0 -> gateways.ask("buy-now", number, Gateways.checkout("/api/checkouts", buyer.token(), checkout("buy-now", round)));
            case 1 -> {
                String order = gateways.ask("place-order", number, Gateways.checkout("/api/checkouts", buyer.token(), checkout("place-order", round)));
                gateways.ask("pay-order", number, Gateways.checkout("/api/orders/" + order + "/payment", buyer.token(), Map.of()));
            }
            case 2 -> gateways.ask("ticket", number, Gateways.ticket(SALE, buyer.token()));
            default -> throw new AssertionError();
        }
    }

    private static Map<String, Object> checkout(String scenario, int round) {
        return Map.of("scenario", scenario, "lines", List.of(Map.of("sku", FIRST_SKU + round % PRODUCTS, "quantity", 1)));
    }

    Told told() {
        return gateways.told();
    }

    @Override
    public void close() {
        gateways.close();
    }
}
