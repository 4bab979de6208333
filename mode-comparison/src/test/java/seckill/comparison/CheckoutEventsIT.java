package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import seckill.checkout.Guarantees.Atomicity;

/** Listening to a checkout while it goes on. */
class CheckoutEventsIT {

    private static final long PRICE = 1_250;

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING)
    void a_listener_hears_that_a_checkout_is_in_flight_and_how_it_ends(Shop shop) throws Exception {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        Buyer stranger = shop.buyerWith(10_000);
        String key = Ids.key();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HeldRow wallet = HeldRow.walletOf(buyer, shop)) {
            Future<Answer> answer = threads.submit(() -> buyer.buys(1, product, key));
            await("it is in flight").until(() -> buyer.checkout(key).isSuccess());
            assertThat(Listener.toCheckout(key, stranger, "").status()).isEqualTo(404);
            Listener listener = Listener.toCheckout(key, buyer, "");
            await("the state comes at once").until(() -> listener.states().equals(List.of("IN_FLIGHT")));
            wallet.letGo();
            assertThat(answer.get().isSuccess()).isTrue();
            await("the end is told, and ends the stream").atMost(Shop.shortly()).until(listener::hasEnded);
            assertThat(listener.states()).containsExactly("IN_FLIGHT", "ACCEPTED");
        }

        Listener again = Listener.toCheckout(key, buyer, "1");
        await("the rest is told again").until(again::hasEnded);
        assertThat(again.states()).containsExactly("ACCEPTED");
        assertThat(Listener.toCheckout(key, buyer, "2").status()).isEqualTo(204);
        assertThat(buyer.checkout(key).field("state")).as("who asks hears the same").isEqualTo("ACCEPTED");
    }
}
