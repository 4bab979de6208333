package seckill.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * Somebody's way to the shop's API.
 *
 * @param token of the session, empty for nobody
 */
record Http(String baseUrl, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Longer than any checkout may take, shorter than anybody's patience. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Http as(String token) {
        return new Http(baseUrl, token);
    }

    /** The same session at another gateway. */
    Http at(String baseUrl) {
        return new Http(baseUrl, token);
    }

    Answer get(String path) throws IOException {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) throws IOException {
        return send(request(path).POST(BodyPublishers.ofString(json(body))));
    }

    Answer post(String path, Object body, String key) throws IOException {
        return send(request(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(json(body))));
    }

    /** Posts text that may be anything, with headers that may be, too. */
    Answer postText(String path, String text, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(text));
        headers.forEach(request::header);
        return send(request);
    }

    Answer post(String path, Object body, Map<String, String> headers) throws IOException {
        return postText(path, json(body), headers);
    }

    /** Posts text that may be anything. */
    Answer postText(String path, String text, String key) throws IOException {
        return send(request(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(text)));
    }

    Answer put(String path, Object body) throws IOException {
        return send(request(path).PUT(BodyPublishers.ofString(json(body))));
    }

    Answer put(String path, Object body, String key) throws IOException {
        return send(request(path).header("Idempotency-Key", key).PUT(BodyPublishers.ofString(json(body))));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(LIMIT)
                .header("Accept", "application/json, application/problem+json")
                .header("Content-Type", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
