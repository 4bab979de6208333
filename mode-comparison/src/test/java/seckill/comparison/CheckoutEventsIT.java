package seckill.comparison;

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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import seckill.checkout.Guarantees.Atomicity;

/** Listening to a checkout while it goes on. */
class CheckoutEventsIT {

    private static final long PRICE = 1_250;

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING)
    void a_listener_hears_that_a_checkout_is_in_flight_and_how_it_ends(Shop shop) throws Exception {
        Product product = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(10_000);
        Buyer stranger = shop.buyerWith(10_000);
        String key = Ids.key();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HeldRow wallet = HeldRow.walletOf(buyer, shop)) {
            Future<Answer> answer = threads.submit(() -> buyer.buys(1, product, key));
            await("it is in flight").until(() -> buyer.checkout(key).isSuccess());
            assertThat(Listener.to(key, stranger, "").status()).isEqualTo(404);
            Listener listener = Listener.to(key, buyer, "");
            await("the state comes at once").until(() -> listener.states().equals(List.of("IN_FLIGHT")));
            wallet.letGo();
            assertThat(answer.get().isSuccess()).isTrue();
            await("the end is told, and ends the stream").atMost(Shop.shortly()).until(listener::hasEnded);
            assertThat(listener.states()).containsExactly("IN_FLIGHT", "ACCEPTED");
        }

        Listener again = Listener.to(key, buyer, "1");
        await("the rest is told again").until(again::hasEnded);
        assertThat(again.states()).containsExactly("ACCEPTED");
        assertThat(Listener.to(key, buyer, "2").status()).isEqualTo(204);
        assertThat(buyer.checkout(key).field("state")).as("who asks hears the same").isEqualTo("ACCEPTED");
    }

    /** Hears the events of one checkout, as they come. */
    private static final class Listener {

        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        private final int status;
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        private Listener(HttpResponse<InputStream> response) {
            this.status = response.statusCode();
            Thread.startVirtualThread(() -> read(response.body()));
        }

        static Listener to(String checkout, Buyer buyer, String heard) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(buyer.http().baseUrl() + "/api/checkouts/" + checkout + "/events"))
                    .header("Accept", "text/event-stream")
                    .header("Authorization", "Bearer " + buyer.http().token());
            if (!heard.isEmpty()) {
                request.header("Last-Event-ID", heard);
            }
            try {
                return new Listener(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private void read(InputStream body) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
                ended = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int status() {
            return status;
        }

        boolean hasEnded() {
            return ended;
        }

        List<String> states() {
            return lines.stream()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> line.replaceFirst(".*\"state\":\"([A-Z_]+)\".*", "$1"))
                    .toList();
        }
    }
}
