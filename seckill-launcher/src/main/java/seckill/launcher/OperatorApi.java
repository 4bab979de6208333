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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import seckill.launcher.demo.BuyerToken;
import seckill.launcher.demo.CatalogueProduct;
import seckill.launcher.demo.CatalogueSale;

/** The gateway's operator API over HTTP, as the operator of this home. Everything here may be repeated. */
public final class OperatorApi implements AutoCloseable {

    /** Hundreds of new logins are as many hashes of passwords. A gateway that hangs is found out sooner, at the login. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

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
    public record Scenario(String scenario, String mode, long epoch, List<String> modes) {
        public Scenario {
            modes = modes == null ? List.of() : List.copyOf(modes);
        }
    }

    /** A branch that cannot be rolled back, and why. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StuckBranch(
            String participant,
            String xid,
            String branchId,
            long ageSeconds,
            String coordinator,
            boolean dirty,
            List<StuckRow> rows) {
        StuckBranch {
            rows = List.copyOf(rows);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record StuckRow(String table, String key, boolean dirty, List<StuckColumn> columns) {
        StuckRow {
            columns = List.copyOf(columns);
        }
    }

    /** One column in three states; null where the row is not there. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StuckColumn(String name, String before, String after, String now) {}

    /** A letter that nobody could take in, and of which no operator has decided. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DeadLetter(
            String owner,
            String id,
            String letterId,
            String topic,
            String orderKey,
            int attempts,
            String parkedAt,
            String reason) {}

    /** @throws EnvironmentException as every call here, when the gateway refuses or does not answer */
    public static OperatorApi login(String baseUrl, Secrets secrets) {
        OperatorApi api = new OperatorApi(baseUrl);
        Map<String, String> who = Map.of("login", Stack.OPERATOR, "password", secrets.get("operator-password"));
        api.token = api.send("POST", "/api/sessions", who, Probe.LIMIT).path("token").asText();
        return api;
    }

    public List<Scenario> scenarios() {
        return JSON.convertValue(
                send("GET", "/api/console/scenarios", null),
                JSON.getTypeFactory().constructCollectionType(List.class, Scenario.class));
    }

    /** Why the configuration of the modes is refused, while the last good one stays; empty when it is in force. */
    String refusedConfiguration() {
        return send("GET", "/api/console/configuration", null).path("reason").asText();
    }

    public void switchMode(String scenario, String mode, String reason) {
        String path = "/api/console/scenarios/" + URLEncoder.encode(scenario, StandardCharsets.UTF_8) + "/mode";
        send("PUT", path, Map.of("mode", mode, "reason", reason));
    }

    List<StuckBranch> stuckBranches() {
        return JSON.convertValue(
                send("GET", "/api/console/stuck-branches", null),
                JSON.getTypeFactory().constructCollectionType(List.class, StuckBranch.class));
    }

    void resolve(StuckBranch branch, String how, String reason) {
        String path = "/api/console/stuck-branches/" + branch.participant() + "/"
                + URLEncoder.encode(branch.xid(), StandardCharsets.UTF_8) + "/" + branch.branchId() + "/resolution";
        send("POST", path, Map.of("how", how, "reason", reason));
    }

    List<DeadLetter> deadLetters() {
        return JSON.convertValue(
                send("GET", "/api/console/dead-letters", null),
                JSON.getTypeFactory().constructCollectionType(List.class, DeadLetter.class));
    }

    /** @param decision replay or drop */
    void decide(DeadLetter letter, String decision, String reason) {
        String path = "/api/console/dead-letters/" + letter.owner() + "/"
                + URLEncoder.encode(letter.id(), StandardCharsets.UTF_8) + "/" + decision;
        send("POST", path, Map.of("reason", reason));
    }

    /** A comparison of all books. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Reconciliation(long id, String endedAt, long orders, long found, String failure) {}

    /** Something that the books say and should not. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Discrepancy(
            String id,
            String sort,
            String kind,
            String explanation,
            String plan,
            String part,
            String subject,
            String seen,
            String should,
            boolean repairable,
            String state,
            String answer) {}

    Reconciliation reconcile() {
        return JSON.convertValue(send("POST", "/api/console/reconciliations", null), Reconciliation.class);
    }

    Reconciliation reconciliation(long id) {
        return JSON.convertValue(send("GET", "/api/console/reconciliations/" + id, null), Reconciliation.class);
    }

    List<Discrepancy> discrepancies() {
        return JSON.convertValue(
                send("GET", "/api/console/discrepancies", null),
                JSON.getTypeFactory().constructCollectionType(List.class, Discrepancy.class));
    }

    /** @return what has become of it */
    Discrepancy repair(Discrepancy found, String reason) {
        return JSON.convertValue(
                send("POST", "/api/console/discrepancies/" + found.id() + "/repair", Map.of("reason", reason)), Discrepancy.class);
    }

    /** What an operator did. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record TrailEntry(long number, String at, String actor, String action, String subject, String detail) {}

    /** @param number of entries, or of the first that is broken */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record VerifiedTrail(String state, long number, String hash, String flaw) {
        boolean isIntact() {
            return state.equals("INTACT");
        }
    }

    /** The newest entries first, about everything when the subject is empty. */
    List<TrailEntry> trail(String subject, int limit) {
        String about = URLEncoder.encode(subject, StandardCharsets.UTF_8);
        return JSON.convertValue(
                send("GET", "/api/console/trail?limit=" + limit + "&subject=" + about, null).path("entries"),
                JSON.getTypeFactory().constructCollectionType(List.class, TrailEntry.class));
    }

    VerifiedTrail verifiedTrail() {
        return JSON.convertValue(send("GET", "/api/console/trail/verification", null), VerifiedTrail.class);
    }

    void setPassword(String buyer, String password) {
        send("POST", "/api/console/buyers/" + buyer + "/password", Map.of("password", password));
    }

    /** @return how many products and sales were new */
    public int loadCatalogue(List<CatalogueProduct> products, List<CatalogueSale> sales) {
        return send("POST", "/api/console/catalogue", Map.of("products", products, "sales", sales))
                .path("added")
                .asInt();
    }

    /** How the gate of a sale stands. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Gate(long epoch, long left, long pending, long ended, boolean paused) {}

    /** Builds the gate of a sale from the ledger, under a new epoch; of that engine if it is the first. */
    public Gate openGate(long saleId, String engine) {
        Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        return JSON.convertValue(send("POST", gatePath(saleId), once, Map.of("engine", engine), ANSWER_MAX), Gate.class);
    }

    public Gate gate(long saleId) {
        return JSON.convertValue(send("GET", gatePath(saleId), null), Gate.class);
    }

    private static String gatePath(long saleId) {
        return "/api/console/sales/" + saleId + "/gate";
    }

    /**
     * Makes buyers with a login and a wallet each.
     *
     * @param from  the number of the first
     * @return how many were new
     */
    public int makeBuyers(int from, int count, long openingMinor) {
        Map<String, Object> buyers =
                Map.of("from", from, "count", count, "openingMinor", openingMinor, "currency", "CNY");
        return send("POST", "/api/console/buyers", buyers).path("added").asInt();
    }

    /** Sessions of the first so many buyers. */
    public List<BuyerToken> tokens(int count) {
        return JSON.convertValue(
                send("POST", "/api/console/tokens", Map.of("count", count)).path("tokens"),
                JSON.getTypeFactory().constructCollectionType(List.class, BuyerToken.class));
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode send(String method, String path, Object body) {
        return send(method, path, body, ANSWER_MAX);
    }

    private JsonNode send(String method, String path, Object body, Duration limit) {
        return send(method, path, Map.of(), body, limit);
    }

    private JsonNode send(String method, String path, Map<String, String> headers, Object body, Duration limit) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                    .timeout(limit)
                    .header("Accept", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            headers.forEach(request::header);
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
