package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import seckill.checkout.Guarantees.Atomicity;
import seckill.launcher.audit.AuditReport;

/** Stock, order and money in one business transaction, or none of them. */
class BuyingIT {

    private static final long PRICE = 19_900;

    @EveryMode
    void buying_takes_stock_places_a_paid_order_and_takes_money(Shop shop) {
        Product product = shop.product(10, PRICE);
        Buyer buyer = shop.buyerWith(100_000);
        String key = Ids.key();

        Answer answer = buyer.buys(2, product, key).expectSuccess();

        assertThat(answer.field("state")).isEqualTo("ACCEPTED");
        assertThat(answer.field("orderId")).isEqualTo(key);
        shop.settled();
        assertThat(shop.available(product)).isEqualTo(8);
        assertThat(shop.sold(product)).isEqualTo(2);
        assertThat(shop.statusOf(key)).isEqualTo("PAID");
        assertThat(buyer.order(key).expectSuccess().field("status")).isEqualTo("PAID");
        assertThat(buyer.balanceMinor()).isEqualTo(100_000 - 2 * PRICE);
    }

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING)
    void a_refused_payment_returns_stock_and_order(Shop shop) {
        Product product = shop.product(10, PRICE);
        Buyer poor = shop.buyerWith(PRICE - 1);
        String key = Ids.key();

        assertThat(poor.buys(1, product, key).problem()).isEqualTo("insufficient-balance");

        shop.settled();
        assertThat(shop.available(product)).isEqualTo(10);
        assertThat(shop.sold(product)).isZero();
        assertThat(shop.statusOf(key)).isEmpty();
        assertThat(poor.balanceMinor()).isEqualTo(PRICE - 1);
    }

    /** The negative control: a suite that found nothing here would prove nothing above. */
    @EveryMode(atomicity = Atomicity.NONE)
    void without_a_protocol_a_refused_payment_leaves_an_unpaid_order_and_the_audit_says_so(Shop shop) {
        Product product = shop.product(10, PRICE);
        Buyer poor = shop.buyerWith(PRICE - 1);
        String key = Ids.key();

        assertThat(poor.buys(1, product, key).problem()).isEqualTo("insufficient-balance");

        assertThat(shop.sold(product)).as("units gone").isEqualTo(1);
        assertThat(shop.statusOf(key)).as("an order nobody paid").isEqualTo("PAID");
        AuditReport report = shop.settled();
        shop.tables().undo(key); // before asserting: the next spec must not find this one's damage
        assertThat(report.broken()).as(Shop.figures(report)).containsExactly("I4", "I9");
        assertThat(Shop.figures(report)).contains(key);
    }

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING)
    void an_address_that_the_order_module_refuses_leaves_nothing_and_one_that_it_takes_is_on_the_order(Shop shop) {
        Product product = shop.product(10, PRICE);
        Buyer buyer = shop.buyerWith(100_000);
        String refused = Ids.key();
        String delivered = Ids.key();

        assertThat(buyer.buysFor(address("ABC"), product, refused).problem()).isEqualTo("invalid-address");
        buyer.buysFor(address("100000"), product, delivered).expectSuccess();

        shop.settled();
        assertThat(shop.statusOf(refused)).isEmpty();
        assertThat(buyer.order(delivered).expectSuccess().json().path("deliverTo").path("postcode").asText()).isEqualTo("100000");
        assertThat(shop.available(product)).isEqualTo(9);
        assertThat(buyer.balanceMinor()).isEqualTo(100_000 - PRICE);
    }

    private static Map<String, String> address(String postcode) {
        return Map.of("recipient", "王芳", "street", "长安街1号", "city", "北京", "postcode", postcode, "country", "CN");
    }

    @EveryMode
    void out_of_stock_is_refused_and_nothing_is_kept(Shop shop) {
        Product product = shop.product(1, PRICE);
        Buyer buyer = shop.buyerWith(100_000);
        String key = Ids.key();

        assertThat(buyer.buys(2, product, key).problem()).isEqualTo("out-of-stock");

        shop.settled();
        assertThat(shop.available(product)).isEqualTo(1);
        assertThat(shop.statusOf(key)).isEmpty();
        assertThat(buyer.balanceMinor()).isEqualTo(100_000);
    }

    @EveryMode
    void two_hundred_buyers_of_twenty_units_get_twenty(Shop shop) throws InterruptedException {
        Product product = shop.product(20, PRICE);
        List<Buyer> crowd = shop.buyersWith(200, PRICE);

        List<String> answers = AtOnce.each(crowd, buyer -> untilDecided(buyer, product));

        assertThat(Collections.frequency(answers, "")).as("accepted; all answers: %s", answers).isEqualTo(20);
        assertThat(answers).containsOnly("", "out-of-stock");
        shop.settled();
        assertThat(shop.sold(product)).isEqualTo(20);
        assertThat(shop.available(product)).isZero();
        assertThat(shop.ordersOf(product)).isEqualTo(20);
    }

    /** A buyer who is told that the shop is busy, or that it did not work out, comes back with a new checkout. */
    private static String untilDecided(Buyer buyer, Product product) {
        Answer answer = buyer.buys(product);
        for (int tries = 1; answer.status() == 503 && tries < 50; tries++) {
            answer = buyer.buys(product);
        }
        return answer.problem();
    }
}
