package seckill.shop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import seckill.checkout.Checkout;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutState;
import seckill.checkout.Intent.OrderCancellation;
import seckill.member.Role;
import seckill.member.SessionTokens;

/** Who listens to a checkout hears how it goes on. */
@SpringBootTest(
        classes = PaperApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS)
class CheckoutEventsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Others than those who register in this application. */
    private static final AtomicLong BUYERS = new AtomicLong(1_000_000);

    private final String base;
    private final PaperApplication.PaperRecords records;
    private final SessionTokens tokens;
    private final List<Listening> open = new ArrayList<>();
    private final long buyer = BUYERS.incrementAndGet();

    CheckoutEventsTest(
            @Autowired Environment environment,
            @Autowired PaperApplication.PaperRecords records,
            @Autowired SessionTokens tokens) {
        this.base = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
        this.records = records;
        this.tokens = tokens;
    }

    @AfterEach
    void nobody_listens_any_more() {
        open.forEach(Listening::close);
        AtomicInteger looks = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(150)).until(() -> looks.getAndSet(records.looks.get()) == records.looks.get());
    }

    @Test
    void the_state_comes_at_once_then_heartbeats_then_the_end() {
        String id = inFlight(buyer);
        Listening listening = listen(buyer, id, null);
        await().until(() -> listening.lines.stream().filter(":still here"::equals).count() >= 2);
        assertThat(listening.lines).startsWith("id:1", "event:state", "retry:1000");
        assertThat(listening.data()).singleElement().asString().contains("\"state\":\"IN_FLIGHT\"", id);

        end(id, buyer, CheckoutState.ACCEPTED);

        await().until(() -> listening.ended);
        assertThat(listening.data()).hasSize(2).last().asString().contains("\"state\":\"ACCEPTED\"");
        assertThat(listening.lines).contains("id:2");
        assertThat(listening.response.headers().firstValue("Content-Type")).hasValueSatisfying(type ->
                assertThat(type).startsWith("text/event-stream"));
    }

    @Test
    void who_comes_again_hears_only_what_he_has_not_heard() {
        String id = inFlight(buyer);
        Listening again = listen(buyer, id, "1");
        await().until(() -> again.lines.contains(":still here"));
        assertThat(again.data()).isEmpty();

        end(id, buyer, CheckoutState.REFUSED);
        await().until(() -> again.ended);
        assertThat(again.data()).singleElement().asString().contains("\"reason\":\"out-of-stock\"");

        Listening late = listen(buyer, id, "1");
        await().until(() -> late.ended);
        assertThat(late.data()).hasSize(1);
        assertThat(listen(buyer, id, "2").response.statusCode()).isEqualTo(204);
        Listening confused = listen(buyer, id, "a word");
        await().until(() -> confused.ended);
        assertThat(confused.data()).hasSize(1);
    }

    @Test
    void a_stranger_finds_nothing_and_nobody_must_sign_in() throws Exception {
        String id = inFlight(buyer);

        assertThat(listen(BUYERS.incrementAndGet(), id, null).problem()).isEqualTo("404 not-found");
        assertThat(listen(buyer, "no-such-checkout", null).problem()).isEqualTo("404 not-found");
        HttpRequest anonymous = HttpRequest.newBuilder(URI.create(base + "/api/checkouts/" + id + "/events")).build();
        assertThat(HTTP.send(anonymous, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void nobody_takes_all_places_and_a_place_is_free_again_when_its_listener_has_gone() {
        String id = inFlight(buyer);
        List<Listening> four = Stream.generate(() -> listen(buyer, id, null)).limit(4).toList();
        assertThat(four).allMatch(it -> it.response.statusCode() == 200);
        Listening fifth = listen(buyer, id, null);
        assertThat(fifth.problem()).isEqualTo("429 too-many-streams");
        assertThat(fifth.response.headers().firstValueAsLong("Retry-After")).hasValue(2);

        long another = BUYERS.incrementAndGet();
        String other = inFlight(another);
        assertThat(listen(another, other, null).response.statusCode()).isEqualTo(200);
        assertThat(listen(another, other, null).response.statusCode()).isEqualTo(200);
        assertThat(listen(another, other, null).problem()).isEqualTo("503 too-many-listeners");

        four.getFirst().close();
        await().until(() -> listen(another, other, null).response.statusCode() == 200);
    }

    @Test
    void nobody_is_asked_while_nobody_listens() {
        int before = records.looks.get();
        Listening listening = listen(buyer, inFlight(buyer), null);
        await().until(() -> records.looks.get() > before);

        listening.close();

        nobody_listens_any_more();
    }

    private String inFlight(long buyer) {
        String id = UUID.randomUUID().toString();
        records.begin(record(id, buyer, CheckoutState.IN_FLIGHT));
        return id;
    }

    private void end(String id, long buyer, CheckoutState state) {
        assertThat(records.end(record(id, buyer, state))).isTrue();
    }

    private static CheckoutRecord record(String id, long buyer, CheckoutState state) {
        Checkout checkout = new Checkout(id, buyer, "cancel-order", "PAPER", 1, Instant.EPOCH);
        String reason = state == CheckoutState.REFUSED ? "OUT_OF_STOCK" : "";
        return new CheckoutRecord(checkout, "", new OrderCancellation("some-order"), state, reason);
    }

    private Listening listen(long buyer, String id, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/checkouts/" + id + "/events"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + tokens.issue(buyer, "b" + buyer, Role.BUYER).token());
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            Listening listening = new Listening(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
            open.add(listening);
            return listening;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client that reads line by line, as they come. */
    private static final class Listening implements AutoCloseable {

        private final HttpResponse<InputStream> response;
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        Listening(HttpResponse<InputStream> response) {
            this.response = response;
            if (response.statusCode() == 200) {
                Thread.startVirtualThread(this::read);
            }
        }

        private void read() {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
                ended = true;
            } catch (IOException | UncheckedIOException hungUp) {
                lines.add("hung up");
            }
        }

        List<String> data() {
            return lines.stream().filter(line -> line.startsWith("data:")).toList();
        }

        /** Status and type of a problem. */
        String problem() {
            try (InputStream body = response.body()) {
                String json = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                return response.statusCode() + " " + json.replaceFirst(".*/problems/([a-z-]+)\".*", "$1");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                response.body().close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
