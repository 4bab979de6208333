package seckill.launcher.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Seata TC, asked through the HTTP API of its console.
 *
 * @param console such as {@code http://127.0.0.1:17091}
 */
public record Coordinator(URI console, String user, String password) {

    /** As many as a report would ever be read for; the TC pages anyway. */
    private static final int SHOWN_MAX = 100;

    /** The console answers from memory; longer means that it hangs. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The global transactions which it holds: XID, status, name. */
    List<String> globalSessions() {
        return held("globalSession", "xid", "status", "transactionName");
    }

    /** The rows which it keeps locked for them: XID, table, primary key. */
    List<String> globalLocks() {
        return held("globalLock", "xid", "tableName", "pk");
    }

    private List<String> held(String what, String... fields) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build()) {
            String token = ask(http, login()).path("data").asText();
            List<String> found = new ArrayList<>();
            for (JsonNode one : ask(http, query(what, token)).path("data")) {
                found.add(Stream.of(fields).map(field -> one.path(field).asText()).collect(Collectors.joining(" ")));
            }
            return found;
        } catch (IOException e) {
            throw new AuditImpossibleException("The TC's console at " + console + " does not tell: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuditImpossibleException("Interrupted while asking the TC", e);
        }
    }

    private HttpRequest login() throws IOException {
        String body = JSON.writeValueAsString(Map.of("username", user, "password", password));
        return request("/api/v1/auth/login")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest query(String what, String token) {
        return request("/api/v1/console/" + what + "/query?pageNum=1&pageSize=" + SHOWN_MAX)
                .header("Authorization", token)
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(console.resolve(path)).timeout(ANSWER_MAX);
    }

    private static JsonNode ask(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode answer = response.statusCode() == 200 ? JSON.readTree(response.body()) : JSON.createObjectNode();
        if (!answer.path("success").asBoolean() || answer.path("data").isMissingNode()) {
            throw new IOException(request.uri().getPath() + " answered " + response.statusCode() + " "
                    + answer.path("message").asText());
        }
        return answer;
    }

    @Override
    public String toString() {
        return user + "@" + console; // never the password
    }
}
