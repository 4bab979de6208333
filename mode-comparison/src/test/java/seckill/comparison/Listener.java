package seckill.comparison;

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

/** Hears the events of one checkout or one order, as they come. */
final class Listener {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int status;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private Listener(HttpResponse<InputStream> response) {
        this.status = response.statusCode();
        Thread.startVirtualThread(() -> read(response.body()));
    }

    static Listener toCheckout(String checkout, Buyer buyer, String heard) {
        return to("/api/checkouts/" + checkout, buyer, heard);
    }

    static Listener toOrder(String order, Buyer buyer, String heard) {
        return to("/api/orders/" + order, buyer, heard);
    }

    private static Listener to(String path, Buyer buyer, String heard) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(buyer.http().baseUrl() + path + "/events"))
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
                .map(line -> line.replaceFirst(".*\"(?:state|status)\":\"([A-Z_]+)\".*", "$1"))
                .toList();
    }
}
