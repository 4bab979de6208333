package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What others read of a checkout that has not settled: exactly what its mode declares, neither more nor less. */
class ReadersIT {

    private static final long PRICE = 3_000;

    @EveryMode
    void others_see_of_a_checkout_on_its_way_what_its_mode_declares(Shop shop) throws Exception {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        String key = Ids.key();
        Future<Answer> checkout;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (HeldRow _ = HeldRow.walletOf(buyer, shop)) {
                checkout = threads.submit(() -> buyer.buys(1, product, key));
                await("it waits for the wallet")
                        .atMost(Duration.ofSeconds(10))
                        .pollInterval(Tables.WAITERS_ARE_RENEWED)
                        .until(() -> shop.tables().waitingForRows() > 0);

                long sold = shop.sold(product);
                String order = shop.statusOf(key);
                switch (shop.mode().readersSee()) {
                    case NOTHING -> {
                        assertThat(sold).as("units sold").isZero();
                        assertThat(shop.reserved(product)).as("units reserved").isZero();
                        assertThat(order).as("the order").isEmpty();
                    }
                    case RESERVATIONS -> {
                        assertThat(shop.reserved(product)).as("units reserved").isEqualTo(1);
                        assertThat(sold).as("units sold").isZero();
                        assertThat(order).as("the order").isEqualTo("PENDING");
                    }
                    case UNCOMMITTED_STEPS -> {
                        assertThat(sold).as("units sold").isEqualTo(1);
                        assertThat(order).as("the order").isNotEmpty();
                    }
                }
            }
            checkout.get().expectSuccess();
        }
        shop.settled();
        assertThat(shop.sold(product)).isEqualTo(1);
        assertThat(shop.statusOf(key)).isEqualTo("PAID");
    }
}
