package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import seckill.checkout.Guarantees.Atomicity;

/** Comparing the books of a shop that sells finds nothing, whatever mode its scenarios have. */
class NoFalseAlarmsIT {

    private static final int BUYERS = 6;
    private static final int ROUNDS = 4;
    private static final long PRICE = 1_000;

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING)
    void traffic_is_no_discrepancy(Shop shop) throws Exception {
        Books books = new Books(shop);
        Product shelf = shop.product(500, PRICE);
        Product sale = shop.openSale(500, PRICE, 500);
        List<Buyer> buyers = shop.buyersWith(BUYERS, 100 * PRICE);
        books.compare();
        Set<String> before = books.ever();

        try (ExecutorService all = Executors.newFixedThreadPool(BUYERS)) {
            List<Future<?>> traffic = IntStream.range(0, BUYERS)
                    .<Future<?>>mapToObj(n -> all.submit(() -> buys(buyers.get(n), n % 2 == 0 ? shelf : sale)))
                    .toList();
            do {
                books.compare();
            } while (!traffic.stream().allMatch(Future::isDone));
            for (Future<?> each : traffic) {
                each.get();
            }
        }
        books.compare();

        assertThat(books.ever()).isSubsetOf(before);
    }

    /** Everything that a buyer does, and something that is refused. */
    private static void buys(Buyer buyer, Product product) {
        for (int round = 0; round < ROUNDS; round++) {
            buyer.buys(1, product, Ids.key());
            String paid = Ids.key();
            buyer.orders(product, paid);
            buyer.pays(paid, Ids.key());
            buyer.refunds(paid, Ids.key());
            String cancelled = Ids.key();
            buyer.orders(product, cancelled);
            buyer.cancels(cancelled, Ids.key());
            buyer.pays(cancelled, Ids.key());
        }
    }
}
