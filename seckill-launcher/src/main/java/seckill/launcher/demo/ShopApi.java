package seckill.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** The shop's HTTP API, called by whoever bears the token. */
public final class ShopApi implements AutoCloseable {

    /** Longer than the longest checkout, so that a timeout means that the shop hangs and not that it is slow. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

    private static final int TAKEN_ON = 202;

    /** Longer than letters wait for a module that has died and is started again. */
    private static final Duration ENDED_MAX = Duration.ofSeconds(20);

    private static final Duration LOOKS_EVERY = Duration.ofMillis(5);

    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final HttpClient http;

    /** @param baseUrl without a slash at the end */
    public ShopApi(String baseUrl) {
        this.baseUrl = baseUrl;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_MAX)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** @param body as JSON, an empty object when the answer had none */
    public record Answer(int status, JsonNode body) {

        public boolean isOk() {
            return status >= 200 && status < 300;
        }

        /** The last part of the problem's type, such as {@code out-of-stock}; the status when there is none. */
        public String problem() {
            String type = body.path("type").asText();
            return type.isEmpty() ? "status-" + status : type.substring(type.lastIndexOf('/') + 1);
        }
    }

    /** @throws IOException when no answer came: nobody knows whether the request was carried out */
    public Answer get(String path, String token) throws IOException {
        return send(request(path, token).GET().build());
    }

    /** @throws IOException when no answer came: nobody knows whether the request was carried out */
    public Answer post(String path, String token, Map<String, String> headers, Object body) throws IOException {
        HttpRequest.Builder request = request(path, token).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    /**
     * Asks for a checkout, and when the answer is that it was taken on, waits until it has ended and asks again: the same key
     * gets the outcome. One that has not ended by then is answered as it stands.
     */
    public Answer checkOut(String path, String token, String key, Object body) throws IOException {
        Map<String, String> once = Map.of("Idempotency-Key", key);
        Answer answer = post(path, token, once, body);
        if (answer.status() != TAKEN_ON) {
            return answer;
        }
        long last = System.nanoTime() + ENDED_MAX.toNanos();
        while (System.nanoTime() < last) {
            Answer checkout = get("/api/checkouts/" + key, token);
            if (checkout.isOk() && !checkout.body().path("state").asText().equals("IN_FLIGHT")) {
                return post(path, token, once, body);
            }
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
        }
        return answer;
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(ANSWER_MAX)
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", "en");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), read(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode read(byte[] body) throws IOException {
        try {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
