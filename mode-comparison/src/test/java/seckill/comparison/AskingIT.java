package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;
import seckill.sale.SaleTokens;

/** The request of a sale's first second passes Spring's filters by: what they would do is done all the same. */
@WithStacks
class AskingIT {

    private static final long PRICE = 2_000;

    private final String key = Ids.key();

    private Shop shop;
    private OperatedSale sale;
    private Buyer buyer;

    @BeforeEach
    void an_open_sale(Stacks stacks) {
        shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        sale = OperatedSale.of(shop.product(5, PRICE), shop.itself().operator());
        sale.plan(2).expectSuccess();
        sale.allocate(5).expectSuccess();
        sale.open().expectSuccess();
        buyer = shop.buyersWith(1, 100_000).getFirst();
    }

    @Test
    void without_a_token_of_ones_own_for_this_sale_and_this_key_nobody_asks() {
        String good = sale.token(buyer, key).expectSuccess().field("token");
        String forged = good.substring(0, good.length() - 2) + (good.endsWith("AA") ? "BB" : "AA");
        String ofAnother = good.replaceFirst("t1\\.\\d+", "t1.1");
        String late = new SaleTokens(
                        Base64.getDecoder().decode(shop.itself().secrets().get("session-key").strip()),
                        Clock.offset(Clock.systemUTC(), SaleTokens.LIFETIME.plus(Duration.ofSeconds(1)).negated()))
                .issue(sale.id(), key, buyer.id())
                .token();

        assertThat(Stream.of("", "t1.1.1", "x", forged, ofAnother, late).map(token -> ask(key, token).problem()))
                .containsOnly("wrong-sale-token");
        assertThat(ask(Ids.key(), good).problem()).as("for another key").isEqualTo("wrong-sale-token");
        assertThat(Shop.sent(() -> shop.nobody().post("/api/sales/" + sale.id() + "/checkouts", Map.of(), key)).problem())
                .isEqualTo("wrong-sale-token");
        assertThat(sale.gate().path("left").asInt()).isEqualTo(5);

        assertThat(ask(key, good).status()).as("the control").isEqualTo(202);
        assertThat(ask(key, good).status()).as("shown again it is about the same ticket").isEqualTo(202);
        assertThat(sale.gate().path("left").asInt()).isEqualTo(4);
    }

    @Test
    void tokens_are_for_who_is_signed_in_and_for_sales_that_are_open_or_soon_will_be() {
        OperatedSale planned = OperatedSale.of(shop.product(5, PRICE), shop.itself().operator());
        planned.plan(1).expectSuccess();

        assertThat(planned.token(buyer, key).problem()).isEqualTo("sale-not-open");
        assertThat(sale.token(new Buyer(1, "nobody", shop.nobody()), key).status()).isEqualTo(401);
        assertThat(sale.token(new Buyer(1, "operator", shop.itself().operator()), key).status()).isEqualTo(403);
    }

    @Test
    void what_is_no_request_is_refused() {
        String token = sale.token(buyer, key).expectSuccess().field("token");

        assertThat(text("{\"quantity\":1", token).problem()).isEqualTo("malformed-json");
        assertThat(text("{\"price\":1}", token).problem()).isEqualTo("unknown-field");
        assertThat(text("{\"quantity\":1.5}", token).problem()).isEqualTo("invalid-quantity");
        assertThat(text("{\"scenario\":\"" + "x".repeat(300) + "\"}", token).problem()).isEqualTo("body-too-large");
        assertThat(sale.gate().path("left").asInt()).isEqualTo(5);
        assertThat(text("", token).status()).as("nothing means one").isEqualTo(202);
        assertThat(sale.gate().path("left").asInt()).isEqualTo(4);
    }

    @Test
    void a_body_whose_end_nobody_announces_is_not_read_and_answers_have_the_headers_of_all_others() throws Exception {
        String token = sale.token(buyer, key).expectSuccess().field("token");

        HttpResponse<String> endless =
                send(token, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("{}".getBytes())), "zh-CN,zh;q=0.9");
        HttpResponse<String> good = send(token, BodyPublishers.ofString("{}"), "en");

        assertThat(endless.statusCode()).isEqualTo(413);
        assertThat(endless.body()).contains("过大");
        assertThat(good.statusCode()).isEqualTo(202);
        assertThat(good.headers().firstValue("Location")).contains("/api/sales/" + sale.id() + "/checkouts/" + key);
        for (HttpResponse<String> answer : List.of(endless, good)) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        }
    }

    /** Before the signature is looked at; the control is the buyer who has a ticket, and asks again with a token of nobody's. */
    @Test
    void when_nothing_is_left_everybody_is_told_so_but_who_has_a_ticket() throws Exception {
        String token = sale.token(buyer, key).expectSuccess().field("token");
        assertThat(text("{\"quantity\":2}", token).status()).isEqualTo(202);
        Buyer second = shop.buyersWith(1, 100_000).getFirst();
        assertThat(sale.asked(second, "buy-now", 2, Ids.key()).status()).isEqualTo(202);
        assertThat(sale.asked(shop.buyersWith(1, 100_000).getFirst(), Ids.key()).status()).as("the fifth unit").isEqualTo(202);
        assertThat(sale.asked(shop.buyersWith(1, 100_000).getFirst(), Ids.key()).problem()).as("the gate says it").isEqualTo("out-of-stock");
        String ofNobody = "t1.77777777777.4102444800.AAAAAAAAAAAAAAAAAAAAAA";
        await("the gateway knows").until(() -> ask(key, ofNobody).problem().equals("out-of-stock"));

        HttpResponse<String> refused = send(ofNobody, BodyPublishers.ofString("{}"), "zh-CN");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Language")).contains("zh-CN");
        assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        String forged = "t1." + buyer.id() + ".4102444800.AAAAAAAAAAAAAAAAAAAAAA";
        assertThat(ask(key, forged).problem()).isEqualTo("wrong-sale-token");
        assertThat(text("{\"quantity\":2}", token).status()).as("his ticket again").isEqualTo(202);
    }

    @Test
    void who_asks_too_often_is_told_to_come_back_and_has_lost_nothing() {
        String token = sale.token(buyer, key).expectSuccess().field("token");

        List<Answer> answers = Stream.generate(() -> ask(key, token)).limit(100).toList();

        assertThat(answers.stream().map(Answer::problem)).contains("too-many-requests").containsOnly("", "too-many-requests");
        await("the same ticket again").until(() -> ask(key, token).isSuccess());
        assertThat(sale.gate().path("left").asInt()).isEqualTo(4);
    }

    @Test
    void the_description_of_the_api_knows_it_and_who_needs_a_session_for_what() {
        JsonNode paths = Shop.sent(() -> shop.nobody().get("/v3/api-docs")).expectSuccess().json().path("paths");

        JsonNode asking = paths.path("/api/sales/{saleId}/checkouts").path("post");
        assertThat(asking.path("parameters").findValuesAsText("name")).contains("saleId", "Idempotency-Key", "Seckill-Token");
        assertThat(asking.path("responses").has("default")).as("its problems").isTrue();
        assertThat(asking.has("security")).isFalse();
        assertThat(paths.path("/api/sales/{saleId}/tokens").path("post").has("security")).isTrue();
        assertThat(paths.path("/api/sales/{saleId}").path("get").has("security")).isFalse();
    }

    private Answer ask(String withKey, String token) {
        return sale.asked(shop.nobody(), Map.of(), withKey, token);
    }

    private Answer text(String body, String token) {
        return Shop.sent(() -> shop.nobody().postText(
                "/api/sales/" + sale.id() + "/checkouts", body, Map.of("Idempotency-Key", key, "Seckill-Token", token)));
    }

    private HttpResponse<String> send(String token, BodyPublisher body, String language) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(shop.nobody().baseUrl() + "/api/sales/" + sale.id() + "/checkouts"))
                            .header("Idempotency-Key", key)
                            .header("Seckill-Token", token)
                            .header("Accept-Language", language)
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
