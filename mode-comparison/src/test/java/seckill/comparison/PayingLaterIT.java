package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

/** An order that waits for its payment. */
class PayingLaterIT {

    private static final long PRICE = 4_900;

    @EveryMode
    void placing_an_order_reserves_and_paying_it_settles(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        String order = Ids.key();

        buyer.orders(product, order).expectSuccess();
        shop.everyInvariantHolds();
        assertThat(shop.reserved(product)).isEqualTo(1);
        assertThat(shop.statusOf(order)).isEqualTo("PENDING");
        assertThat(buyer.balanceMinor()).isEqualTo(10_000);

        buyer.pays(order, Ids.key()).expectSuccess();
        shop.settled();
        assertThat(shop.reserved(product)).isZero();
        assertThat(shop.sold(product)).isEqualTo(1);
        assertThat(shop.statusOf(order)).isEqualTo("PAID");
        assertThat(buyer.balanceMinor()).isEqualTo(10_000 - PRICE);
    }

    @EveryMode
    void an_order_is_paid_once(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(20_000);
        String order = Ids.key();
        buyer.orders(product, order).expectSuccess();
        buyer.pays(order, Ids.key()).expectSuccess();

        assertThat(buyer.pays(order, Ids.key()).problem()).isEqualTo("not-pending");

        assertThat(buyer.balanceMinor()).isEqualTo(20_000 - PRICE);
    }

    @EveryMode
    void nobody_pays_or_sees_the_order_of_another(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        Buyer other = shop.buyerWith(10_000);
        String order = Ids.key();
        buyer.orders(product, order).expectSuccess();

        assertThat(other.order(order).problem()).isEqualTo("no-such-order");
        assertThat(other.checkout(order).status()).isEqualTo(404);
        assertThat(other.pays(order, Ids.key()).problem()).isEqualTo("no-such-order");

        assertThat(shop.statusOf(order)).isEqualTo("PENDING");
        assertThat(other.balanceMinor()).isEqualTo(10_000);
    }
}
