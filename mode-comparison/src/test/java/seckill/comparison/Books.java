package seckill.comparison;

import static java.util.stream.Collectors.toSet;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reconciliation as an operator has it over the API. */
record Books(Shop shop) {

    private static final Duration COMPARED_WITHIN = Duration.ofSeconds(30);

    /** Has all books compared, and waits for the end of that. */
    void compare() {
        long run = Shop.sent(() -> operator().post("/api/console/reconciliations", Map.of())).expectSuccess().json().path("id").asLong();
        JsonNode ended = await("comparison " + run).atMost(COMPARED_WITHIN).pollInterval(Duration.ofMillis(50)).until(
                () -> Shop.sent(() -> operator().get("/api/console/reconciliations/" + run)).expectSuccess().json(),
                it -> !it.path("endedAt").isNull());
        if (!ended.path("failure").asText().isEmpty()) {
            throw new AssertionError("not compared: " + ended);
        }
    }

    /** What is open, about subjects of that kind. */
    List<JsonNode> open(Predicate<String> subject) {
        return discrepancies("").stream().filter(it -> subject.test(it.path("subject").asText())).toList();
    }

    /** All that was ever noted. */
    Set<String> ever() {
        return discrepancies("?all=true").stream().map(it -> it.path("id").asText()).collect(toSet());
    }

    List<JsonNode> discrepancies(String query) {
        return Shop.sent(() -> operator().get("/api/console/discrepancies" + query)).expectSuccess().json().valueStream().toList();
    }

    Answer repair(String id, String reason) {
        return Shop.sent(() -> operator().post("/api/console/discrepancies/" + id + "/repair", Map.of("reason", reason)));
    }

    private Http operator() {
        return shop.itself().operator();
    }
}
