package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;
import seckill.compare.faults.Injection;
import seckill.compare.faults.RedisMessageFaults;

/** What an admission in Redis promises when somebody dies, or Redis forgets. */
@Tag("database")
@WithStacks
class RedisMessagesIT {

    private static final long PRICE = 100;

    /** From the moment at which everybody is up again. */
    private static final Duration AT_REST_WITHIN = Duration.ofSeconds(30);

    private Shop shop;
    private RedisOfTheShop redis;

    @BeforeEach
    void open(Stacks stacks) {
        shop = new Shop(stacks.running(Assembly.MODULES), DeclaredModes.named("REDIS_MSG"));
        shop.itself().up(); // the spec before may have failed with something dead
        shop.switchEveryScenario();
        redis = RedisOfTheShop.of(shop.itself());
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void the_last_unit_goes_to_its_buyer_when_the_gateway_dies_before_it_answers() {
        Product product = shop.openSale(1, PRICE, 1);
        redis.counts(product, 1);
        Buyer buyer = shop.buyerWith(PRICE);
        String key = Ids.key();
        try (Injection injection = shop.itself().injected(RedisMessageFaults.ADMITTED_AND_NOT_TOLD)) {
            try {
                buyer.buys(1, product, key);
            } catch (UncheckedIOException nobodyAnswered) {
                assertThat(redis.counted(product)).isZero();
            }
            assertThat(injection.isMet()).as(injection.state()).isTrue();
        }
        shop.itself().up();

        assertThat(buyer.buys(1, product, key).isAccepted()).isTrue();
        assertThat(shop.buyerWith(PRICE).buys(product).problem()).isEqualTo("out-of-stock");

        shop.everyInvariantHolds();
        assertThat(shop.sold(product)).isEqualTo(1);
        assertThat(shop.ordersOf(product)).isEqualTo(1);
        assertThat(redis.counted(product)).isZero();
    }

    @Test
    void who_is_refused_behind_the_admission_is_told_why_and_the_counter_has_the_units_again() {
        Product product = shop.openSale(5, PRICE, 1);
        redis.counts(product, 5);
        Buyer poor = shop.buyerWith(PRICE - 1);

        assertThat(poor.buys(product).problem()).isEqualTo("insufficient-balance");
        assertThat(shop.buyerWith(PRICE).buys(2, product, Ids.key()).problem()).isEqualTo("limit-per-buyer");

        shop.everyInvariantHolds();
        assertThat(redis.counted(product)).isEqualTo(5);
        assertThat(shop.available(product)).isEqualTo(5);
    }

    @Test
    void an_order_that_is_given_up_gives_its_units_back_to_the_counter_once() {
        Product product = shop.openSale(5, PRICE, 2);
        redis.counts(product, 5);
        Buyer buyer = shop.buyerWith(10 * PRICE);
        String pending = Ids.key();
        String paid = Ids.key();
        buyer.orders(product, pending).expectSuccess();
        buyer.buys(1, product, paid).expectSuccess();
        assertThat(redis.counted(product)).isEqualTo(3);

        String key = Ids.key();
        buyer.cancels(pending, key).expectSuccess();
        buyer.cancels(pending, key).expectSuccess();
        buyer.refunds(paid, Ids.key()).expectSuccess();

        shop.everyInvariantHolds();
        assertThat(redis.counted(product)).isEqualTo(5);
        assertThat(shop.available(product)).isEqualTo(5);
    }

    @Test
    void sixty_at_a_counted_sale_of_twenty_get_twenty_and_nobody_else_reaches_the_database() throws InterruptedException {
        Product product = shop.openSale(20, PRICE, 1);
        redis.counts(product, 20);

        List<String> answers =
                AtOnce.each(shop.buyersWith(60, PRICE), buyer -> buyer.buys(product)).stream().map(Answer::problem).toList();

        assertThat(Collections.frequency(answers, "")).as("accepted; all answers: %s", answers).isEqualTo(20);
        assertThat(answers).containsOnly("", "out-of-stock");
        shop.everyInvariantHolds();
        assertThat(shop.sold(product)).isEqualTo(20);
        assertThat(redis.counted(product)).isZero();
    }

    @Test
    void an_operator_sees_what_was_parked_and_has_it_tried_again() {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(PRICE);
        String key = Ids.key();
        buyer.buys(1, product, key).expectSuccess();
        redis.parks(key, "60 it was sick");
        assertThat(shop.itself().audit(Duration.ZERO).verdict("I6").figures()).containsEntry("parked", 1L);
        Http operator = shop.itself().operator();
        String replay = "/api/console/parked-tickets/" + key + "/replay";

        assertThat(Shop.sent(() -> operator.get("/api/console/parked-tickets")).expectSuccess().body())
                .contains(key, "it was sick");
        Books books = new Books(shop);
        books.compare();
        assertThat(books.open(key::equals)).extracting(it -> it.path("kind").asText()).containsExactly("STUCK_TICKET");
        assertThat(Shop.sent(() -> operator.post(replay, Map.of("reason", " "))).status()).isEqualTo(400);
        assertThat(Shop.sent(() -> buyer.http().post(replay, Map.of("reason", "mine"))).status()).isEqualTo(403);
        assertThat(Shop.sent(() -> operator.post(replay, Map.of("reason", "mended"))).status()).isEqualTo(204);
        assertThat(Shop.sent(() -> operator.post(replay, Map.of("reason", "mended"))).status()).isEqualTo(404);

        shop.everyInvariantHolds();
        assertThat(shop.sold(product)).as("what was done is not done again").isEqualTo(1);
    }

    /** The same by way of reconciliation. */
    @Test
    void what_was_parked_is_tried_again_as_a_repair() {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(PRICE);
        String key = Ids.key();
        buyer.buys(1, product, key).expectSuccess();
        redis.parks(key, "60 it was sick");
        Books books = new Books(shop);
        books.compare();
        String id = books.open(key::equals).getFirst().path("id").asText();

        assertThat(books.repair(id, "mended").expectSuccess().field("state")).isEqualTo("REPAIRED");

        shop.everyInvariantHolds();
        assertThat(shop.sold(product)).as("what was done is not done again").isEqualTo(1);
    }

    @Test
    void nothing_is_lost_when_redis_loses_everything() throws InterruptedException {
        Product product = shop.product(10, PRICE);
        List<Buyer> buyers = shop.buyersWith(5, PRICE);
        List<String> keys = Stream.generate(Ids::key).limit(buyers.size()).toList();
        shop.itself().kill("payment");

        AtOnce.each(List.of(0, 1, 2, 3, 4), n -> buyers.get(n).buys(1, product, keys.get(n)));
        assertThat(keys).allMatch(key -> shop.statusOf(key).equals("PENDING"), "begun, and waiting for payment");
        redis.losesEverything();
        shop.itself().up();

        await("every checkout ended").atMost(AT_REST_WITHIN).untilAsserted(() -> shop.settled());
        assertThat(keys).allMatch(key -> shop.statusOf(key).equals("PAID"));
        assertThat(shop.sold(product)).isEqualTo(5);
        shop.everyInvariantHolds();
    }
}
