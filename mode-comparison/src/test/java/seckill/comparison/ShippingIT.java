package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

/** What shipping is to be told, whatever carries the checkout that pays. */
class ShippingIT {

    private static final long PRICE = 1_250;

    @EveryMode
    void every_order_that_is_paid_is_noted_once_and_no_other(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(3 * PRICE);
        String now = Ids.key();
        String later = Ids.key();
        String never = Ids.key();
        String tooMuch = Ids.key();
        buyer.buys(1, product, now).expectSuccess();
        buyer.orders(product, later).expectSuccess();
        String payment = Ids.key();
        buyer.pays(later, payment).expectSuccess();
        buyer.pays(later, payment).expectSuccess();
        buyer.orders(product, never).expectSuccess();
        buyer.cancels(never, Ids.key()).expectSuccess();
        if (shop.promisesAllOrNothing()) {
            assertThat(buyer.buys(2, product, tooMuch).problem()).isEqualTo("insufficient-balance");
        }
        shop.settled();

        await("it is noted").until(() -> noted(now, shop) == 1 && noted(later, shop) == 1);
        assertThat(List.of(noted(never, shop), noted(tooMuch, shop), noted(payment, shop))).containsOnly(0L);

        buyer.refunds(now, Ids.key()).expectSuccess();
        shop.settled();
        assertThat(noted(now, shop)).isEqualTo(1);
    }

    private static long noted(String order, Shop shop) {
        return shop.tables().of("gateway").number("SELECT COUNT(*) FROM shipping_notice WHERE order_id = ?", order);
    }
}
