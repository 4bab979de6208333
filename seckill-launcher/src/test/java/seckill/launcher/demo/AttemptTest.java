package seckill.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a buyer makes of each answer, from a server that gives the answers of a script. */
class AttemptTest {

    private static final Patience HASTY = new Patience(3, Duration.ofMillis(1), 3, Duration.ofMillis(1));

    private final Queue<Scripted> script = new ArrayDeque<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    private record Scripted(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void created_is_accepted() {
        assertEquals(new Outcome.Accepted(), outcomeOf(new Scripted(201, "{\"state\":\"ACCEPTED\"}")));
        assertEquals(List.of("POST /api/checkouts key-1 Bearer secret"), List.copyOf(requests));
    }

    @Test
    void a_business_problem_is_a_refusal_and_not_asked_again() {
        assertEquals(new Outcome.Refused("out-of-stock"), outcomeOf(problem(409, "out-of-stock")));
        assertEquals(1, requests.size());
    }

    @Test
    void a_problem_of_the_request_is_a_failure() {
        assertEquals(new Outcome.Failed("invalid-lines"), outcomeOf(problem(400, "invalid-lines")));
    }

    @Test
    void a_busy_shop_is_asked_again_under_the_same_key() {
        assertEquals(
                new Outcome.Accepted(),
                outcomeOf(problem(503, "shop-busy"), problem(500, "internal"), new Scripted(201, "{\"state\":\"ACCEPTED\"}")));
        assertEquals(3, requests.size());
        assertEquals(1, requests.stream().distinct().count());
    }

    @Test
    void a_failed_checkout_is_final() {
        assertEquals(new Outcome.Failed("checkout-failed"), outcomeOf(problem(503, "checkout-failed")));
        assertEquals(1, requests.size());
    }

    @Test
    void what_is_in_flight_is_looked_up_until_it_has_ended() {
        assertEquals(
                new Outcome.Refused("insufficient-balance"),
                outcomeOf(
                        new Scripted(202, "{\"state\":\"IN_FLIGHT\"}"),
                        new Scripted(200, "{\"state\":\"IN_FLIGHT\"}"),
                        new Scripted(200, "{\"state\":\"REFUSED\",\"reason\":\"insufficient-balance\"}")));
        assertTrue(requests.stream().skip(1).allMatch(r -> r.startsWith("GET /api/checkouts/key-1")));
    }

    @Test
    void a_conflict_with_ones_own_attempt_is_looked_up() {
        assertEquals(
                new Outcome.Accepted(),
                outcomeOf(problem(409, "checkout-in-flight"), new Scripted(200, "{\"state\":\"ACCEPTED\"}")));
    }

    @Test
    void what_stays_in_flight_is_unknown() {
        Scripted inFlight = new Scripted(200, "{\"state\":\"IN_FLIGHT\"}");

        assertEquals(
                new Outcome.Unknown(),
                outcomeOf(new Scripted(202, "{\"state\":\"IN_FLIGHT\"}"), inFlight, inFlight, inFlight));
    }

    @Test
    void what_was_lost_on_the_way_and_never_taken_failed() {
        Scripted unavailable = problem(503, "unavailable");

        assertEquals(
                new Outcome.Failed("never-taken"),
                outcomeOf(unavailable, unavailable, unavailable, problem(404, "not-found")));
    }

    @Test
    void a_shop_that_is_gone_leaves_it_unknown() {
        server.stop(0);

        assertEquals(new Outcome.Unknown(), outcomeOf());
    }

    private Outcome outcomeOf(Scripted... answers) {
        script.addAll(List.of(answers));
        try (ShopApi shop = new ShopApi("http://127.0.0.1:" + server.getAddress().getPort())) {
            return new Attempt(shop, new BuyerToken(1, "secret"), HASTY, new SplittableRandom(1))
                    .at("/api/checkouts", "key-1", Map.of());
        }
    }

    private static Scripted problem(int status, String slug) {
        return new Scripted(status, "{\"type\":\"/problems/" + slug + "\"}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        Scripted next = script.remove();
        byte[] body = next.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(next.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
