package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;

/** Listening to an order while others, or the shop itself, change it. */
@WithStacks
class OrderEventsIT {

    private Shop shop;
    private Buyer buyer;
    private String order;

    @BeforeEach
    void a_pending_order(Stacks stacks) {
        shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        buyer = shop.buyerWith(10_000);
        order = Ids.key();
        buyer.orders(shop.product(5, 1_000), order).expectSuccess();
        shop.settled();
    }

    @Test
    void a_listener_hears_of_payment_and_refund_and_goes_on_where_it_was() {
        Listener listener = Listener.toOrder(order, buyer, "");
        await("the state comes at once").until(() -> listener.states().equals(List.of("PENDING")));

        buyer.pays(order, Ids.key()).expectSuccess();
        await("the payment").until(() -> listener.states().equals(List.of("PENDING", "PAID")));
        Listener resumed = Listener.toOrder(order, buyer, "2"); // whose line was cut after PAID
        shop.settled();
        buyer.refunds(order, Ids.key()).expectSuccess();

        await("the end").until(() -> listener.hasEnded() && resumed.hasEnded());
        assertThat(listener.states()).containsExactly("PENDING", "PAID", "REFUNDED");
        assertThat(resumed.states()).as("what it has heard is not told again").containsExactly("REFUNDED");
        assertThat(Listener.toOrder(order, buyer, "4").status()).as("nothing more will come").isEqualTo(204);
    }

    @Test
    void a_listener_hears_that_the_shop_has_given_the_order_up() {
        Listener listener = Listener.toOrder(order, buyer, "1");
        shop.tables().deadline(order, Duration.ofSeconds(-1));

        await("given up").atMost(Shop.shortly()).until(listener::hasEnded);
        assertThat(listener.states()).containsExactly("CANCELLED");
    }

    @Test
    void nobody_listens_to_anothers_order() {
        assertThat(Listener.toOrder(order, shop.buyerWith(1), "").status()).isEqualTo(404);
        assertThat(Listener.toOrder(order, new Buyer(0, "nobody", shop.nobody().as("s1.forged.token")), "").status()).isEqualTo(401);
    }
}
