package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;

/** The network repeats, people press twice: a key is one checkout. */
class RepeatingIT {

    private static final long PRICE = 1_500;

    @EveryMode
    void a_repeated_key_gets_the_same_answer(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        String key = Ids.key();

        Answer first = buyer.buys(1, product, key).expectSuccess();
        Answer again = buyer.buys(1, product, key);

        assertThat(again).isEqualTo(first);
        shop.settled();
        assertThat(shop.sold(product)).isEqualTo(1);
        assertThat(buyer.balanceMinor()).isEqualTo(10_000 - PRICE);
    }

    @EveryMode
    void a_repeated_refusal_is_the_same_refusal_even_when_it_would_work_now(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(100_000);
        String key = Ids.key();

        Answer first = buyer.buys(6, product, key);
        assertThat(first.problem()).isEqualTo("out-of-stock");
        shop.tables().of("stock").update(
                "UPDATE stock_level SET available = 50, allocated = 50 WHERE sku = ?", product.sku());

        assertThat(buyer.buys(6, product, key)).isEqualTo(first);
        assertThat(shop.sold(product)).isZero();
    }

    @EveryMode
    void fifty_repeats_at_once_are_one_order(Shop shop) throws InterruptedException {
        Product product = shop.product(100, PRICE);
        Buyer buyer = shop.buyerWith(100_000);
        String key = Ids.key();

        List<Answer> answers = AtOnce.each(Collections.nCopies(50, key), same -> buyer.buys(1, product, same));

        assertThat(answers).anyMatch(Answer::isAccepted);
        assertThat(answers).allMatch(it -> it.isAccepted() || it.problem().equals("checkout-in-flight"));
        assertThat(answers.stream().filter(Answer::isAccepted).distinct()).hasSize(1);
        shop.settled();
        assertThat(shop.sold(product)).isEqualTo(1);
        assertThat(shop.ordersOf(product)).isEqualTo(1);
        assertThat(buyer.balanceMinor()).isEqualTo(100_000 - PRICE);
    }

    @EveryMode
    void a_key_does_not_fit_another_request_or_another_buyer(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        Buyer other = shop.buyerWith(10_000);
        String key = Ids.key();
        buyer.buys(1, product, key).expectSuccess();

        assertThat(buyer.buys(2, product, key).problem()).isEqualTo("idempotency-key-reused");
        assertThat(buyer.buys(2, product, key).status()).isEqualTo(422);
        assertThat(other.buys(1, product, key).problem()).isEqualTo("idempotency-key-reused");

        shop.settled();
        assertThat(shop.sold(product)).isEqualTo(1);
        assertThat(other.balanceMinor()).isEqualTo(10_000);
    }
}
