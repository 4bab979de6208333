package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;

/** At a gateway that asks for work before it gives tokens; the first gateway of the same shop asks for none. */
@WithStacks
class ProofIT {

    private static SecondGateway strict;
    private static Shop shop;

    private final String key = Ids.key();

    private OperatedSale sale;
    private Buyer buyer;

    @BeforeAll
    static void a_gateway_that_asks_for_work(Stacks stacks) {
        shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        strict = SecondGateway.of(shop.itself(), "--seckill.proof-of-work.when=on");
    }

    @AfterAll
    static void stop() {
        strict.close();
    }

    @BeforeEach
    void an_open_sale() {
        sale = OperatedSale.opened(shop, shop.product(5, 2_000), 5);
        buyer = at(shop.buyerWith(100_000));
        sale.at(strict.baseUrl()).open().expectSuccess(); // this gateway, too, has seen it
    }

    @Test
    void whoever_has_solved_the_challenge_gets_a_token_and_a_unit() {
        Answer without = token(buyer, key, "");
        assertThat(without.problem()).isEqualTo("proof-of-work-required");
        String address = "/api/sales/" + sale.id() + "/challenges/" + key;
        assertThat(without.field("detail")).contains(address);

        String proof = Proof.of(challenge(address));
        String token = token(buyer, key, proof).expectSuccess().field("token");

        assertThat(sale.asked(buyer.http(), Map.of(), key, token).status()).isEqualTo(202);
        assertThat(sale.gate().path("left").asInt()).isEqualTo(4);
        String again = token(buyer, key, proof).expectSuccess().field("token");
        assertThat(sale.asked(buyer.http(), Map.of(), key, again).status()).as("the same right, the same ticket").isEqualTo(202);
        assertThat(sale.gate().path("left").asInt()).isEqualTo(4);
    }

    @Test
    void what_is_no_solution_of_ones_own_for_this_sale_and_key_is_refused() {
        JsonNode challenge = challenge("/api/sales/" + sale.id() + "/challenges/" + key);
        long number = Proof.number(challenge);
        String good = Proof.shown(challenge, number);
        ObjectNode forged = challenge.deepCopy();
        forged.put("signature", "0".repeat(64));
        OperatedSale other = OperatedSale.opened(shop, shop.product(5, 2_000), 5);
        other.at(strict.baseUrl()).open().expectSuccess();

        assertThat(List.of(
                        token(buyer, key, "x"),
                        token(buyer, key, Proof.shown(challenge, number + 1)),
                        token(buyer, key, Proof.shown(forged, number)),
                        token(buyer, Ids.key(), good),
                        token(at(shop.buyerWith(100_000)), key, good),
                        Shop.sent(() -> buyer.http().post("/api/sales/" + other.id() + "/tokens", Map.of(), headers(key, good)))))
                .extracting(Answer::problem)
                .containsOnly("wrong-proof-of-work");
        assertThat(token(buyer, key, good).status()).as("the control").isEqualTo(200);
    }

    @Test
    void the_first_gateway_asks_for_no_work_and_gives_challenges_to_nobody_without_a_session() {
        Buyer atTheFirst = new Buyer(buyer.id(), buyer.login(), buyer.http().at(shop.itself().running().baseUrl()));

        assertThat(token(atTheFirst, key, "").status()).isEqualTo(200);
        String address = "/api/sales/" + sale.id() + "/challenges/" + key;
        assertThat(Shop.sent(() -> shop.nobody().get(address)).status()).isEqualTo(401);
        JsonNode paths = Shop.sent(() -> shop.nobody().get("/v3/api-docs")).expectSuccess().json().path("paths");
        assertThat(paths.path("/api/sales/{saleId}/challenges/{ticket}").path("get").has("security")).isTrue();
        assertThat(paths.path("/api/sales/{saleId}/tokens").path("post").path("parameters").findValuesAsText("name"))
                .contains("Seckill-Proof");
    }

    private static Buyer at(Buyer buyer) {
        return new Buyer(buyer.id(), buyer.login(), buyer.http().at(strict.baseUrl()));
    }

    private JsonNode challenge(String address) {
        return Shop.sent(() -> buyer.http().get(address)).expectSuccess().json();
    }

    private Answer token(Buyer by, String withKey, String proof) {
        return Shop.sent(() -> by.http().post("/api/sales/" + sale.id() + "/tokens", Map.of(), headers(withKey, proof)));
    }

    private static Map<String, String> headers(String key, String proof) {
        return proof.isEmpty() ? Map.of("Idempotency-Key", key) : Map.of("Idempotency-Key", key, "Seckill-Proof", proof);
    }
}
