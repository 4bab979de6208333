package seckill.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks as little as gets past the door: with an empty object, or a form that has only a new key. */
final class Knock {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

    private Knock() {}

    /** What a page says that answers a form it refuses with 200. */
    private static final Pattern PROBLEM = Pattern.compile("data-problem=\"([a-z-]+)\"");

    /** The status, or the problem which a page of 200 tells of. What has no end, as events have none, is not read. */
    static String at(String baseUrl, String method, String path, boolean asPage, String token) {
        boolean writes = !method.equals("GET") && !method.equals("DELETE");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", asPage ? "text/html" : "*/*")
                .header("Idempotency-Key", Ids.key())
                .method(method, writes ? BodyPublishers.ofString(asPage ? "key=" + Ids.key() : "{}") : BodyPublishers.noBody());
        if (writes) {
            request.header("Content-Type", asPage ? "application/x-www-form-urlencoded" : "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<InputStream> response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return asPage && response.statusCode() == 200
                        ? problem(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        : Integer.toString(response.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String problem(String page) {
        Matcher problem = PROBLEM.matcher(page);
        return problem.find() ? problem.group(1) : "200";
    }
}
