package seckill.comparison;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sale as its operator runs it, at one gateway. */
record OperatedSale(long id, Product product, Http operator) {

    /** A process that starts, a lease, a checkout that is resolved. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);

    /** Of units on that shelf, for half the price; nobody has planned it yet. */
    static OperatedSale of(Product shelf, Http operator) {
        long id = Ids.number();
        return new OperatedSale(id, new Product(shelf.sku(), id, shelf.priceMinor() / 2), operator);
    }

    /** With all of that many units, and a gate; one unit per buyer. */
    static OperatedSale opened(Shop shop, Product shelf, int units) {
        OperatedSale sale = of(shelf, shop.itself().operator());
        sale.plan(1).expectSuccess();
        sale.allocate(units).expectSuccess();
        assertThat(sale.open().expectSuccess().field("left")).isEqualTo(Integer.toString(units));
        return sale;
    }

    /** The same sale at another gateway. */
    OperatedSale at(String baseUrl) {
        return new OperatedSale(id, product, new Http(baseUrl, operator.token()));
    }

    Answer plan(int limitPerBuyer) {
        Instant now = Instant.now();
        return plan(limitPerBuyer, now.minusSeconds(60), now.plus(Duration.ofHours(1)), Ids.key());
    }

    Answer plan(int limitPerBuyer, Instant opensAt, Instant closesAt, String key) {
        Map<String, Object> body = new HashMap<>(Map.of("sku", product.sku(), "titleEn", "a sale of a spec", "titleZh", "测试秒杀"));
        body.putAll(Map.of("priceMinor", product.priceMinor(), "currency", Shop.CURRENCY, "limitPerBuyer", limitPerBuyer));
        body.putAll(Map.of("opensAt", opensAt.toString(), "closesAt", closesAt.toString()));
        return Shop.sent(() -> operator.put(path(""), body, key));
    }

    Answer allocate(int units) {
        return allocate(units, Ids.key());
    }

    Answer allocate(int units, String key) {
        return Shop.sent(() -> operator.post(path("/allocations"), Map.of("units", units), key));
    }

    Answer pause() {
        return does("pause");
    }

    Answer resume() {
        return does("resume");
    }

    Answer end() {
        return does("end");
    }

    /** Builds its gate. */
    Answer open() {
        return does("gate");
    }

    /** Builds its gate, of that. */
    Answer open(String engine) {
        return Shop.sent(() -> operator.post(path("/gate"), Map.of("engine", engine), Ids.key()));
    }

    /** How its gate stands. */
    JsonNode gate() {
        return Shop.sent(() -> operator.get(path("/gate"))).expectSuccess().json();
    }

    /** Asks for a ticket, with a token that is got before. */
    Answer asked(Buyer by, String scenario, int quantity, String key) {
        Answer token = token(by, key);
        return token.isSuccess()
                ? asked(by.http(), Map.of("scenario", scenario, "quantity", quantity), key, token.field("token"))
                : token;
    }

    Answer token(Buyer by, String key) {
        return Shop.sent(() -> by.http().post("/api/sales/" + id + "/tokens", Map.of(), key));
    }

    Answer asked(Http by, Object body, String key, String token) {
        return Shop.sent(() ->
                by.post("/api/sales/" + id + "/checkouts", body, Map.of("Idempotency-Key", key, "Seckill-Token", token)));
    }

    Answer asked(Buyer by, String key) {
        return asked(by, "buy-now", 1, key);
    }

    /** How many were answered with which problem when each asks for one; empty for those who got a ticket. */
    Map<String, Long> askedByEach(List<Buyer> buyers) {
        return buyers.stream().map(buyer -> asked(buyer, Ids.key()).problem()).collect(groupingBy(it -> it, counting()));
    }

    /** Waits until no ticket is under way. */
    void settles() {
        await("no ticket is under way").atMost(SETTLED_WITHIN).ignoreExceptions().until(() -> gate().path("pending").asInt() == 0);
    }

    /** How many tickets became what; those that there are not count as empty. */
    Map<String, Long> became(Map<Buyer, String> keys) {
        return keys.entrySet().stream()
                .map(it -> ticket(it.getKey(), it.getValue()))
                .map(it -> it.isSuccess() ? (it.field("state") + " " + it.field("reason")).strip() : "")
                .collect(groupingBy(it -> it, counting()));
    }

    /** What became of a ticket. */
    Answer ticket(Buyer of, String key) {
        return Shop.sent(() -> of.http().get("/api/sales/" + id + "/checkouts/" + key));
    }

    private Answer does(String what) {
        return Shop.sent(() -> operator.post(path("/" + what), Map.of(), Ids.key()));
    }

    private String path(String rest) {
        return "/api/console/sales/" + id + rest;
    }
}
