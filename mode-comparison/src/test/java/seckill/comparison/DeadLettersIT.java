package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;

/** What an operator does about letters that nobody could take in; how they come to be is in {@code seckill.messages}. */
@WithStacks
class DeadLettersIT {

    private static final long PRICE = 100;

    @Test
    void an_operator_sees_dead_letters_and_decides_of_each_once(Stacks stacks) {
        Shop shop = new Shop(stacks.running(Assembly.MODULES), DeclaredModes.named("OUTBOX"));
        shop.switchEveryScenario();
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(PRICE);
        String key = Ids.key();
        buyer.buys(1, product, key).expectSuccess();
        shop.settled();
        String replayed = parkedCopyOfTheFirstLetter(shop, key, "a");
        String dropped = parkedCopyOfTheFirstLetter(shop, key, "b");

        assertThat(shop.itself().audit(Duration.ZERO).verdict("I6").figures()).containsEntry("deadLetters", 2L);
        new Books(shop).compare();
        assertThat(new Books(shop).open(replayed::equals)).as("named, and decided elsewhere")
                .extracting(it -> it.path("kind").asText(), it -> it.path("repairable").asBoolean())
                .containsExactly(tuple("STUCK_LETTER", false));
        JsonNode letter = listed(shop, replayed);
        assertThat(letter.path("owner").asText()).isEqualTo("stock");
        assertThat(letter.path("topic").asText()).isEqualTo("seckill-stops-stock");
        assertThat(letter.path("orderKey").asText()).isEqualTo(key);
        assertThat(letter.path("reason").asText()).isEqualTo("it was sick");
        assertThat(decides(buyer.http(), replayed, "replay", "mine").status()).isEqualTo(403);
        Http operator = shop.itself().operator();
        assertThat(decides(operator, replayed, "replay", " ").problem()).isEqualTo("invalid-reason");
        assertThat(decides(operator, replayed, "replay", "mended").status()).isEqualTo(204);
        assertThat(decides(operator, replayed, "drop", "after all").problem()).isEqualTo("not-resolved");
        assertThat(decides(operator, dropped, "drop", "a copy").status()).isEqualTo(204);
        assertThat(decides(operator, "unknown", "drop", "which").problem()).isEqualTo("not-resolved");

        shop.everyInvariantHolds();
        assertThat(shop.sold(product)).as("what was done is not done again").isEqualTo(1);
        assertThat(shop.itself().audit(Duration.ZERO).verdict("I6").figures()).containsEntry("deadLetters", 0L);
    }

    private static String parkedCopyOfTheFirstLetter(Shop shop, String order, String copy) {
        String id = order.substring(0, 32) + copy;
        Sql orders = shop.tables().of("orders");
        shop.tables().of("stock").update(
                "INSERT INTO dead_letter (id, consumer, letter_id, topic, order_key, body, attempts, reason, parked_at)"
                        + " VALUES (?, 'seckill-stock', ?, ?, ?, ?, 12, 'it was sick', UTC_TIMESTAMP(6))",
                id,
                orders.column("SELECT id FROM outbox WHERE order_key = ?", order).getFirst(),
                orders.column("SELECT topic FROM outbox WHERE order_key = ?", order).getFirst(),
                order,
                orders.column("SELECT body FROM outbox WHERE order_key = ?", order).getFirst());
        return id;
    }

    private static JsonNode listed(Shop shop, String id) {
        JsonNode all = Shop.sent(() -> shop.itself().operator().get("/api/console/dead-letters")).expectSuccess().json();
        return all.valueStream().filter(it -> it.path("id").asText().equals(id)).findFirst().orElseThrow();
    }

    private static Answer decides(Http who, String id, String decision, String reason) {
        return Shop.sent(() -> who.post("/api/console/dead-letters/stock/" + id + "/" + decision, Map.of("reason", reason)));
    }
}
