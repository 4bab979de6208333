package seckill.launcher;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The gateway's operator API over HTTP, as the operator of this home. */
final class OperatorApi implements AutoCloseable {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final String baseUrl;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Probe.LIMIT).build();
    private String token = "";

    private OperatorApi(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** @param modes those it may be switched to */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Scenario(String scenario, String mode, long epoch, List<String> modes) {
        Scenario {
            modes = modes == null ? List.of() : List.copyOf(modes);
        }
    }

    static OperatorApi login(String baseUrl, Secrets secrets) {
        OperatorApi api = new OperatorApi(baseUrl);
        Map<String, String> who = Map.of("login", Stack.OPERATOR, "password", secrets.get("operator-password"));
        api.token = api.send("POST", "/api/sessions", who).path("token").asText();
        return api;
    }

    List<Scenario> scenarios() {
        return JSON.convertValue(
                send("GET", "/api/console/scenarios", null),
                JSON.getTypeFactory().constructCollectionType(List.class, Scenario.class));
    }

    void switchMode(String scenario, String mode, String reason) {
        String path = "/api/console/scenarios/" + URLEncoder.encode(scenario, StandardCharsets.UTF_8) + "/mode";
        send("PUT", path, Map.of("mode", mode, "reason", reason));
    }

    void setPassword(String buyer, String password) {
        send("POST", "/api/console/buyers/" + buyer + "/password", Map.of("password", password));
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode send(String method, String path, Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                    .timeout(Probe.LIMIT)
                    .header("Accept", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new EnvironmentException(
                        method + " " + path + " was refused (" + response.statusCode() + "): " + detail(response.body()));
            }
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new EnvironmentException("The gateway at " + baseUrl + " does not answer. See ./seckill status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("interrupted", e);
        }
    }

    private static String detail(String problem) throws IOException {
        try {
            return JSON.readTree(problem).path("detail").asText(problem);
        } catch (JsonProcessingException notJson) {
            return problem;
        }
    }
}
