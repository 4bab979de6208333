package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import seckill.checkout.Guarantees.Assembly;

/**
 * Two scenarios want one row at the same time, one of them in AT: whatever the mode of the other, it does not write what
 * AT may still put back. That an unguarded writer makes the rollback fail is shown in {@code UpstreamDirtyWriteIT}.
 */
class MixedModesIT {

    private static final long PRICE = 3_000;

    @EveryMode(assemblies = Assembly.MODULES)
    void another_mode_waits_for_an_at_checkout_which_then_rolls_back_cleanly(Shop shop) throws Exception {
        shop.switchScenario("buy-now", "AT");
        Product product = shop.product(5, PRICE);
        Buyer poor = shop.buyerWith(PRICE - 1);
        Buyer other = shop.buyerWith(PRICE);
        String order = Ids.key();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> doomed;
            Future<Answer> ordering;
            try (HeldRow _ = HeldRow.walletOf(poor, shop)) {
                doomed = threads.submit(() -> poor.buys(product));
                await("AT has taken a unit and may put it back")
                        .atMost(Duration.ofSeconds(10))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> shop.sold(product) == 1);
                ordering = threads.submit(() -> other.orders(product, order));
                await("the other waits")
                        .during(Duration.ofMillis(500))
                        .atMost(Duration.ofSeconds(2))
                        .until(() -> shop.reserved(product) == 0 && !ordering.isDone());
            }
            assertThat(doomed.get().problem()).isEqualTo("insufficient-balance");
            ordering.get().expectSuccess();
        }
        shop.settled();
        assertThat(shop.available(product)).isEqualTo(4);
        assertThat(shop.reserved(product)).isEqualTo(1);
        assertThat(shop.sold(product)).isZero();
        assertThat(shop.statusOf(order)).isEqualTo("PENDING");
    }
}
