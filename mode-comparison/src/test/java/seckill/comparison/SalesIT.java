package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** A sale has hours, and a limit per buyer. */
class SalesIT {

    private static final long PRICE = 900;

    @EveryMode
    void a_buyer_gets_no_more_of_a_sale_than_its_limit(Shop shop) {
        Product onSale = shop.openSale(10, PRICE, 2);
        Buyer buyer = shop.buyerWith(10_000);

        assertThat(buyer.buys(3, onSale, Ids.key()).problem()).isEqualTo("limit-per-buyer");
        buyer.buys(2, onSale, Ids.key()).expectSuccess();
        assertThat(buyer.buys(onSale).problem()).isEqualTo("limit-per-buyer");

        shop.settled();
        assertThat(shop.sold(onSale)).isEqualTo(2);
        assertThat(buyer.balanceMinor()).isEqualTo(10_000 - 2 * PRICE);
    }

    @EveryMode
    void the_limit_holds_against_twenty_requests_at_once(Shop shop) throws InterruptedException {
        Product onSale = shop.openSale(10, PRICE, 1);
        Buyer buyer = shop.buyerWith(100_000);

        List<Answer> answers =
                AtOnce.each(Stream.generate(Ids::key).limit(20).toList(), key -> buyer.buys(1, onSale, key));

        assertThat(answers.stream().filter(Answer::isAccepted)).as("accepted of %s", answers).hasSizeLessThanOrEqualTo(1);
        shop.settled();
        assertThat(shop.sold(onSale)).isEqualTo(answers.stream().filter(Answer::isAccepted).count());
    }

    @EveryMode
    void a_sale_of_tomorrow_sells_nothing_today(Shop shop) {
        Product tomorrow = shop.saleOfTomorrow(10, PRICE);
        Buyer buyer = shop.buyerWith(10_000);

        assertThat(buyer.buys(tomorrow).problem()).isEqualTo("sale-not-open");

        shop.settled();
        assertThat(shop.available(tomorrow)).isEqualTo(10);
        assertThat(buyer.balanceMinor()).isEqualTo(10_000);
    }
}
