package seckill.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Against a real server, which can be told to stand still. */
class LoadTest {

    private static final Duration STANDSTILL = Duration.ofMillis(300);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean standsStill = new AtomicBoolean();
    private DisposableServer server;

    @BeforeEach
    void start() {
        server = HttpServer.create().host("127.0.0.1").port(0).route(routes -> routes
                .post("/good", (request, response) -> {
                    asked.incrementAndGet();
                    Mono<String> body = Mono.just("x".repeat(2_000));
                    return response.status(202)
                            .header("Content-Length", "2000")
                            .sendString(standsStill.getAndSet(false) ? body.delayElement(STANDSTILL) : body);
                })
                .post("/none", (request, response) -> response.status(204).send())
                .post("/lost", (request, response) -> response.withConnection(connection -> connection.channel().close()))).bindNow();
    }

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void sends_every_request_once_and_counts_every_answer_by_its_status() {
        try (Load load = load(8)) {
            Outcome good = load.closed(requests("/good", 500), 8, Duration.ofSeconds(20));
            Outcome none = load.closed(requests("/none", 20), 8, Duration.ofSeconds(20));

            assertThat(asked).hasValue(500);
            assertThat(good.count(202)).isEqualTo(500);
            assertThat(good.statuses()).containsExactly(202);
            assertThat(none.count(204)).isEqualTo(20);
        }
    }

    @Test
    void a_lost_connection_is_no_answer() {
        try (Load load = load(2)) {
            Outcome outcome = load.closed(requests("/lost", 2), 2, Duration.ofSeconds(20));

            assertThat(outcome.count(Outcome.LOST)).isEqualTo(2);
        }
    }

    /** The control is the closed loop: it sends less while the server stands still, so the standstill hardly shows. */
    @Test
    void a_standstill_is_seen_by_all_who_wanted_to_come_meanwhile() {
        try (Load load = load(1)) {
            load.closed(requests("/good", 200), 1, Duration.ofSeconds(20));

            standsStill.set(true);
            Outcome open = load.open(requests("/good", 500), 500, Duration.ofSeconds(1));
            standsStill.set(true);
            Outcome closed = load.closed(requests("/good", 500), 1, Duration.ofSeconds(20));

            long halfOfIt = STANDSTILL.toNanos() / 1_000 / 2;
            assertThat(open.count()).isEqualTo(500);
            assertThat(open.micros().getPercentileAtOrBelowValue(halfOfIt)).as("who waited less than half of it").isLessThan(90);
            assertThat(closed.micros().getPercentileAtOrBelowValue(halfOfIt)).as("one of 500 saw it").isGreaterThan(99);
        }
    }

    private Load load(int connections) {
        return new Load("127.0.0.1", server.port(), connections);
    }

    private static Requests requests(String path, int count) {
        byte[][] made = new byte[count][];
        Arrays.fill(made, ("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return new Requests(made);
    }
}
