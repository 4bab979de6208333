package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** An order that is cancelled before, or refunded after it was paid. */
class GivingUpIT {

    private static final long PRICE = 1_250;
    private static final long MONEY = 100_000;

    /** Enough for payment and cancellation to meet in every way. */
    private static final int RACES = 8;

    @EveryMode
    void a_cancelled_cart_gives_every_unit_back_and_the_buyer_may_buy_as_much_again(Shop shop) {
        Product onSale = shop.openSale(5, PRICE, 2);
        Product plain = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(MONEY);
        String order = Ids.key();
        buyer.checksOut("place-order", List.of(onSale.line(2), plain.line(3)), order).expectSuccess();
        assertThat(buyer.orders(onSale, Ids.key()).problem()).isEqualTo("limit-per-buyer");

        buyer.cancels(order, Ids.key()).expectSuccess();

        shop.everyInvariantHolds();
        assertThat(shop.statusOf(order)).isEqualTo("CANCELLED");
        assertThat(shop.available(onSale)).isEqualTo(5);
        assertThat(shop.available(plain)).isEqualTo(5);
        assertThat(buyer.balanceMinor()).isEqualTo(MONEY);
        buyer.checksOut("place-order", List.of(onSale.line(2)), Ids.key()).expectSuccess();
    }

    @EveryMode
    void a_refunded_cart_gives_back_money_units_and_points(Shop shop) {
        Product onSale = shop.openSale(5, PRICE, 2);
        Product plain = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(MONEY);
        String order = Ids.key();
        buyer.checksOut("place-order", List.of(onSale.line(2), plain.line(3)), order).expectSuccess();
        buyer.pays(order, Ids.key()).expectSuccess();
        shop.settled();
        assertThat(buyer.balanceMinor()).isEqualTo(MONEY - 5 * PRICE);
        assertThat(buyer.points()).isEqualTo(5 * PRICE / 100);

        buyer.refunds(order, Ids.key()).expectSuccess();

        shop.everyInvariantHolds();
        assertThat(shop.statusOf(order)).isEqualTo("REFUNDED");
        assertThat(shop.available(onSale)).isEqualTo(5);
        assertThat(shop.available(plain)).isEqualTo(5);
        assertThat(buyer.balanceMinor()).isEqualTo(MONEY);
        assertThat(buyer.points()).isZero();
        buyer.buys(2, onSale, Ids.key()).expectSuccess();
    }

    @EveryMode
    void what_was_bought_at_once_earned_no_points_and_can_be_refunded_too(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(MONEY);
        String order = Ids.key();
        buyer.buys(2, product, order).expectSuccess();
        assertThat(buyer.points()).isZero();

        buyer.refunds(order, Ids.key()).expectSuccess();

        shop.settled();
        assertThat(shop.statusOf(order)).isEqualTo("REFUNDED");
        assertThat(shop.sold(product)).isZero();
        assertThat(buyer.balanceMinor()).isEqualTo(MONEY);
    }

    @EveryMode
    void an_order_is_given_up_once_and_only_in_the_way_of_its_state(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(MONEY);
        String pending = Ids.key();
        String paid = Ids.key();
        buyer.orders(product, pending).expectSuccess();
        buyer.buys(1, product, paid).expectSuccess();

        assertThat(buyer.refunds(pending, Ids.key()).problem()).isEqualTo("not-paid");
        assertThat(buyer.cancels(paid, Ids.key()).problem()).isEqualTo("not-pending");
        buyer.cancels(pending, Ids.key()).expectSuccess();
        buyer.refunds(paid, Ids.key()).expectSuccess();
        shop.settled();
        assertThat(buyer.cancels(pending, Ids.key()).problem()).isEqualTo("not-pending");
        assertThat(buyer.pays(pending, Ids.key()).problem()).isEqualTo("not-pending");
        assertThat(buyer.refunds(pending, Ids.key()).problem()).isEqualTo("not-paid");
        assertThat(buyer.refunds(paid, Ids.key()).problem()).isEqualTo("not-paid");

        shop.settled();
        assertThat(shop.available(product)).isEqualTo(5);
        assertThat(buyer.balanceMinor()).isEqualTo(MONEY);
    }

    @EveryMode
    void a_repeated_key_gives_back_once_and_gets_the_same_answer(Shop shop) throws InterruptedException {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(MONEY);
        String order = Ids.key();
        String key = Ids.key();
        buyer.buys(1, product, order).expectSuccess();
        shop.settled();

        List<Answer> answers = AtOnce.each(List.of(1, 2, 3, 4, 5, 6, 7, 8), n -> buyer.refunds(order, key));

        assertThat(answers).allMatch(it -> it.isAccepted() || it.problem().equals("checkout-in-flight"));
        assertThat(answers.stream().filter(Answer::isAccepted).distinct()).hasSize(1);
        assertThat(buyer.refunds(order, key).isAccepted()).isTrue();
        shop.settled();
        assertThat(buyer.balanceMinor()).isEqualTo(MONEY);
    }

    @EveryMode
    void nobody_gives_up_the_order_of_another(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(MONEY);
        Buyer other = shop.buyerWith(MONEY);
        String pending = Ids.key();
        String paid = Ids.key();
        buyer.orders(product, pending).expectSuccess();
        buyer.buys(1, product, paid).expectSuccess();

        assertThat(other.cancels(pending, Ids.key()).problem()).isEqualTo("no-such-order");
        assertThat(other.refunds(paid, Ids.key()).problem()).isEqualTo("no-such-order");

        shop.settled();
        assertThat(shop.statusOf(pending)).isEqualTo("PENDING");
        assertThat(shop.statusOf(paid)).isEqualTo("PAID");
        assertThat(other.balanceMinor()).isEqualTo(MONEY);
    }

    @EveryMode
    void of_payment_and_cancellation_at_once_one_wins_and_the_money_follows(Shop shop) throws InterruptedException {
        Product product = shop.product(RACES, PRICE);
        Buyer buyer = shop.buyerWith(MONEY);
        long paid = 0;
        for (String order : Stream.generate(Ids::key).limit(RACES).toList()) {
            buyer.orders(product, order).expectSuccess();

            List<Answer> answers = AtOnce.each(List.of("payment", "cancel"), way ->
                    way.equals("cancel") ? buyer.cancels(order, Ids.key()) : buyer.pays(order, Ids.key()));

            shop.settled();
            assertThat(answers.stream().filter(Answer::isAccepted)).as("of %s", answers).hasSizeLessThanOrEqualTo(1);
            String expected = answers.get(0).isAccepted() ? "PAID" : answers.get(1).isAccepted() ? "CANCELLED" : "PENDING";
            assertThat(shop.statusOf(order)).as("of %s", answers).isEqualTo(expected);
            paid += expected.equals("PAID") ? 1 : 0;
        }
        assertThat(buyer.balanceMinor()).isEqualTo(MONEY - paid * PRICE);
        assertThat(shop.sold(product)).isEqualTo(paid);
    }
}
