package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import seckill.checkout.Guarantees.Family;

/** What the real coordinator makes of commands in three parts; that they bear every order of calls, other specs show. */
class ThreePartsIT {

    private static final long PRICE = 2_500;

    @EveryMode(families = {Family.TRY_CONFIRM_CANCEL, Family.SAGA})
    void what_a_refusal_leaves_is_cancelled_the_last_step_first(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer poor = shop.buyerWithoutMoney();
        shop.settled();

        try (FenceWitness witness = FenceWitness.of(shop.itself())) {
            assertThat(poor.buys(1, product, Ids.key()).problem()).isEqualTo("insufficient-balance");
            shop.settled();

            assertThat(witness.ended()).as("payment refused, and has nothing to undo").containsExactly("orders", "stock");
        }
    }

    @EveryMode(families = {Family.TRY_CONFIRM_CANCEL, Family.SAGA})
    void a_confirm_that_fails_makes_the_buyer_wait_no_longer_and_is_repeated_until_it_succeeds(Shop shop) {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        String key = Ids.key();
        String orders = shop.itself().running().schemaOf("orders");
        Sql root = FenceWitness.root(shop.itself(), "orders");
        shop.settled();

        root.update("CREATE TRIGGER " + orders + ".out_of_order AFTER UPDATE ON " + orders + ".orders FOR EACH ROW"
                + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'out of order, for this spec'");
        try {
            Answer answer = buyer.buys(1, product, key).expectSuccess();

            assertThat(answer.field("state")).as("it is decided").isEqualTo("ACCEPTED");
            assertThat(shop.statusOf(key)).as("and not yet done").isEqualTo("PENDING");
            assertThat(shop.itself().audit(Duration.ZERO).broken()).as("the audit sees what is left").contains("I6");
        } finally {
            root.update("DROP TRIGGER " + orders + ".out_of_order");
        }
        await("the coordinator has come again").atMost(Shop.shortly()).until(() -> shop.statusOf(key).equals("PAID"));
    }
}
