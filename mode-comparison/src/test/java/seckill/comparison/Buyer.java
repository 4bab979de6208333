package seckill.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Somebody with a session, who buys over HTTP. */
record Buyer(long id, String login, Http http) {

    /** How long a buyer looks at a checkout that travels; after that its end is none of the buyer's. */
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(15);

    private static final Duration LOOKS_EVERY = Duration.ofMillis(25);

    static final String PASSWORD = "correct-horse-battery";

    /** Registers and signs in. */
    static Buyer register(Http nobody) {
        try {
            String login = Ids.login();
            Map<String, String> who = Map.of("login", login, "password", PASSWORD);
            nobody.post("/api/buyers", who).expectSuccess();
            return signIn(nobody, login);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Buyer signIn(Http nobody, String login) {
        Map<String, String> who = Map.of("login", login, "password", PASSWORD);
        Answer session = Shop.sent(() -> nobody.post("/api/sessions", who)).expectSuccess();
        return new Buyer(session.json().path("buyerId").asLong(), login, nobody.as(session.field("token")));
    }

    Buyer with(long moneyMinor) {
        deposits(moneyMinor).expectSuccess();
        return this;
    }

    Answer deposits(long moneyMinor) {
        return post("/api/wallet/deposits", Map.of("amountMinor", moneyMinor), Ids.key());
    }

    /** Buys one, and pays at once. */
    Answer buys(Product product) {
        return buys(1, product, Ids.key());
    }

    Answer buys(Object quantity, Product product, String key) {
        return checksOut("buy-now", quantity, product, key);
    }

    /** Orders one, to be paid later. */
    Answer orders(Product product, String key) {
        return checksOut("place-order", 1, product, key);
    }

    Answer checksOut(String scenario, Object quantity, Product product, String key) {
        return checksOut(scenario, List.of(product.line(quantity)), key);
    }

    /** @param lines of {@link Product#line} */
    Answer checksOut(String scenario, List<Map<String, Object>> lines, String key) {
        return post("/api/checkouts", Map.of("scenario", scenario, "lines", lines), key);
    }

    /** @param deliverTo as the API has it */
    Answer buysFor(Map<String, String> deliverTo, Product product, String key) {
        return post(
                "/api/checkouts",
                Map.of("scenario", "buy-now", "lines", List.of(product.line(1)), "deliverTo", deliverTo),
                key);
    }

    Answer pays(String orderId, String key) {
        return post("/api/orders/" + orderId + "/payment", Map.of(), key);
    }

    Answer cancels(String orderId, String key) {
        return post("/api/orders/" + orderId + "/cancel", Map.of(), key);
    }

    Answer refunds(String orderId, String key) {
        return post("/api/orders/" + orderId + "/refund", Map.of(), key);
    }

    /** Asks, and when the answer is that the checkout was taken on, waits until it has ended and asks again. */
    private Answer post(String path, Object body, String key) {
        Answer answer = asked(path, body, key);
        if (answer.isTakenOn()) {
            long last = System.nanoTime() + ENDED_WITHIN.toNanos();
            while (checkout(key).field("state").equals("IN_FLIGHT") && System.nanoTime() < last) {
                LockSupport.parkNanos(LOOKS_EVERY.toNanos());
            }
            return asked(path, body, key);
        }
        return answer;
    }

    private Answer asked(String path, Object body, String key) {
        try {
            return http.post(path, body, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer order(String orderId) {
        return get("/api/orders/" + orderId);
    }

    /** The newest order that waits to be paid. */
    String pendingOrder() {
        for (JsonNode order : get("/api/orders").expectSuccess().json()) {
            if (order.path("status").asText().equals("PENDING")) {
                return order.path("orderId").asText();
            }
        }
        throw new AssertionError("no order is pending");
    }

    Answer checkout(String key) {
        return get("/api/checkouts/" + key);
    }

    long balanceMinor() {
        return get("/api/wallet").expectSuccess().json().path("balance").path("minor").asLong();
    }

    long points() {
        return get("/api/wallet").expectSuccess().json().path("points").asLong();
    }

    private Answer get(String path) {
        try {
            return http.get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
