package seckill.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Somebody who edits the configuration of the modes in Nacos, over the interface which Nacos's own console uses. */
final class NacosByHand {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> WHICH = Map.of(
            "dataId", "seckill-scenario-modes.properties", "groupName", "SECKILL");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    private NacosByHand(String base, String password) {
        this.base = base;
        this.token = send(request("/v3/auth/user/login", "")
                        .POST(form(Map.of("username", "nacos", "password", password))))
                .path("accessToken")
                .asText();
    }

    static NacosByHand of(ShopUnderTest shop) {
        int port = shop.running().process("nacos").orElseThrow().port();
        return new NacosByHand("http://127.0.0.1:" + port + "/nacos", shop.secrets().get("nacos-password"));
    }

    String text() {
        return send(request("/v3/admin/cs/config?" + encoded(WHICH), token).GET()).path("data").path("content").asText();
    }

    void write(String text) {
        Map<String, String> config = new TreeMap<>(WHICH);
        config.put("content", text);
        config.put("type", "properties");
        send(request("/v3/admin/cs/config", token).POST(form(config)));
    }

    void delete() {
        send(request("/v3/admin/cs/config?" + encoded(WHICH), token).DELETE());
    }

    /** Gives a scenario another mode and leaves the rest of the text as it is. */
    void edit(String scenario, String mode) {
        write(text().replaceAll("(?m)^" + scenario + "=.*$", scenario + "=" + mode));
    }

    private HttpRequest.Builder request(String path, String accessToken) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("accessToken", accessToken)
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("Nacos answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("Nacos does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static HttpRequest.BodyPublisher form(Map<String, String> fields) {
        return BodyPublishers.ofString(encoded(fields));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
