package seckill.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import seckill.compare.history.Event;
import seckill.compare.history.Event.Kind;
import seckill.compare.history.History;
import seckill.compare.witness.Watched;
import seckill.compare.witness.Witness;
import seckill.launcher.demo.BuyerToken;
import seckill.launcher.demo.ShopApi;

/** A patient client of one cell: asks under one key until it knows, and writes everything down. */
final class Client {

    /** Answers that blame the request and not the shop's business: a mistake of this suite. */
    private static final Set<Integer> WRONG_REQUEST = Set.of(400, 401, 403, 405, 406, 413, 415, 422);

    private static final int TOO_MANY_REQUESTS = 429;

    /** Longer than a module is away that dies and is started again, on a busy machine too. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ShopApi shop;
    private final History history;
    private final Witness witness;
    private final String cell;

    Client(ShopApi shop, History history, Witness witness, String cell) {
        this.shop = shop;
        this.history = history;
        this.witness = witness;
        this.cell = cell;
    }

    /** Buys one at once, or places an order for one; answers the order. */
    Asked checksOut(String scenario, BuyerToken buyer, long sku, long minor) {
        String key = UUID.randomUUID().toString();
        Event invoked = history.add(Kind.INVOKE, cell, scenario, key, key, buyer.buyerId(), sku, 1, minor);
        witness.begins(key);
        Map<String, Object> body = Map.of("scenario", scenario, "lines", List.of(Map.of("sku", sku, "quantity", 1)));
        Kind kind = ask(invoked, "/api/checkouts", buyer, body);
        witness.ends(key, kind == Kind.OK ? Watched.End.WELL : kind == Kind.UNKNOWN ? Watched.End.UNKNOWN : Watched.End.FOR_NOTHING);
        return new Asked(key, kind, "/api/checkouts", body, invoked);
    }

    /**
     * Does something to an order.
     *
     * @param what     payment, cancel or refund
     * @param quantity units taken, negative when they go back
     * @param minor    money taken, negative when it comes back
     */
    Asked changes(String scenario, String what, String order, BuyerToken buyer, long sku, int quantity, long minor) {
        String key = UUID.randomUUID().toString();
        Event invoked = history.add(Kind.INVOKE, cell, scenario, key, order, buyer.buyerId(), sku, quantity, minor);
        String path = "/api/orders/" + order + "/" + what;
        return new Asked(order, ask(invoked, path, buyer, Map.of()), path, Map.of(), invoked);
    }

    /** The same request under the same key, although the answer is known. */
    void repeats(Asked asked, BuyerToken buyer) {
        history.later(asked.invoked(), Kind.REPEAT, "");
        ask(asked.invoked(), asked.path(), buyer, asked.body());
    }

    /** What was asked, so that it can be asked again. */
    record Asked(String order, Kind kind, String path, Object body, Event invoked) {

        boolean isOk() {
            return kind == Kind.OK;
        }
    }

    private Kind ask(Event invoked, String path, BuyerToken buyer, Object body) {
        long last = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Heard heard = once(invoked, path, buyer, body);
            history.later(invoked, heard.kind(), heard.reason());
            if (heard.kind() != Kind.UNKNOWN || System.nanoTime() > last || Thread.currentThread().isInterrupted()) {
                return heard.kind();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private record Heard(Kind kind, String reason) {}

    private Heard once(Event invoked, String path, BuyerToken buyer, Object body) {
        try {
            return heard(shop.checkOut(path, buyer.token(), invoked.checkout(), body));
        } catch (IOException noAnswer) {
            return new Heard(Kind.UNKNOWN, "no-answer");
        }
    }

    private static Heard heard(ShopApi.Answer answer) {
        if (WRONG_REQUEST.contains(answer.status())) {
            throw new IllegalStateException("the shop does not understand what it is asked: " + answer);
        }
        if (answer.isOk()) {
            return ended(answer.body());
        }
        if (answer.problem().equals("checkout-failed")) {
            return new Heard(Kind.FAILED, answer.problem());
        }
        boolean isOpen = answer.status() >= 500 || answer.status() == TOO_MANY_REQUESTS || answer.problem().equals("checkout-in-flight");
        return new Heard(isOpen ? Kind.UNKNOWN : Kind.REFUSED, answer.problem());
    }

    private static Heard ended(JsonNode checkout) {
        return switch (checkout.path("state").asText()) {
            case "ACCEPTED" -> new Heard(Kind.OK, "");
            case "REFUSED" -> new Heard(Kind.REFUSED, checkout.path("reason").asText());
            case "FAILED" -> new Heard(Kind.FAILED, "checkout-failed");
            default -> new Heard(Kind.UNKNOWN, "in-flight");
        };
    }
}
