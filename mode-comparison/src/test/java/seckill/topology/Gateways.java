package seckill.topology;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import seckill.launcher.demo.ShopApi;
import seckill.topology.Told.End;
import seckill.topology.Told.Request;

/** Both gateways, as a buyer behind a load balancer has them: who is not answered asks the other one, under the same key. */
record Gateways(List<ShopApi> each, Told told) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Set<Integer> WRONG_REQUEST = Set.of(400, 401, 403, 405, 406, 413, 415, 422);
    private static final int TOO_MANY_REQUESTS = 429;

    static Gateways of(TwoOfEverything shop) {
        return new Gateways(TwoOfEverything.GATEWAYS.stream().map(it -> new ShopApi(shop.baseUrl(it))).toList(), new Told());
    }

    /** A request as it is sent to one of them. */
    interface Asked {
        ShopApi.Answer at(ShopApi gateway, String key) throws IOException;
    }

    /**
     * Asks until it is known what became of it.
     *
     * @param first at which gateway
     * @return the key
     */
    String ask(String what, int first, Asked asked) {
        Request request = new Request(what, UUID.randomUUID().toString());
        long last = System.nanoTime() + PATIENCE.toNanos();
        for (int n = first; System.nanoTime() < last; n++) {
            try {
                ShopApi.Answer answer = asked.at(each.get(n % each.size()), request.key());
                if (isKnown(request, answer)) {
                    return request.key();
                }
                told.isRepeated(answer.problem());
            } catch (IOException noAnswer) {
                told.isRepeated("no-answer");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        told.ends(request, End.UNKNOWN);
        return request.key();
    }

    private boolean isKnown(Request request, ShopApi.Answer answer) {
        if (answer.isOk()) {
            return hasEnded(request, answer.body());
        }
        if (answer.problem().equals("checkout-failed")) {
            told.ends(request, End.FAILED);
            return true;
        }
        if (WRONG_REQUEST.contains(answer.status())) {
            told.isWrong(request, answer);
            return true;
        }
        if (answer.status() >= 500 || answer.status() == TOO_MANY_REQUESTS || answer.problem().equals("checkout-in-flight")) {
            return false;
        }
        told.ends(request, End.REFUSED);
        return true;
    }

    private boolean hasEnded(Request request, JsonNode answer) {
        switch (answer.path("state").asText()) {
            case "ACCEPTED", "QUEUED", "ORDERED" -> told.ends(request, End.ACKNOWLEDGED);
            case "REFUSED", "RETURNED" -> told.ends(request, End.REFUSED);
            case "FAILED" -> told.ends(request, End.FAILED);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A checkout, or what is done to an order. */
    static Asked checkout(String path, String token, Object body) {
        return (gateway, key) -> gateway.checkOut(path, token, key, body);
    }

    /** A ticket of a sale. */
    static Asked ticket(long sale, String token) {
        return (gateway, key) -> {
            Map<String, String> once = Map.of("Idempotency-Key", key);
            ShopApi.Answer mayAsk = gateway.post("/api/sales/" + sale + "/tokens", token, once, Map.of());
            return mayAsk.isOk()
                    ? gateway.post("/api/sales/" + sale + "/checkouts", "", Map.of("Idempotency-Key", key, "Seckill-Token", mayAsk.body().path("token").asText()), Map.of())
                    : mayAsk;
        };
    }

    @Override
    public void close() {
        each.forEach(ShopApi::close);
    }
}
