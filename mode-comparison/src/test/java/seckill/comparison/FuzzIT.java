package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Guarantees.Assembly;
import seckill.fuzz.Fuzzer;
import seckill.fuzz.Judgement;
import seckill.fuzz.Operation;
import seckill.fuzz.RawAnswer;
import seckill.fuzz.RawRequest;
import seckill.launcher.Stack;
import seckill.member.Role;
import seckill.member.SessionTokens;

/**
 * Ten thousand requests that nobody should send, to every operation which the shop describes. {@code -Dfuzz.seed=N} sends others,
 * {@code -Dfuzz.only='POST /api/checkouts#17'} one of them again.
 */
@WithStacks
class FuzzIT {

    private static final Logger log = LoggerFactory.getLogger(FuzzIT.class);

    private static final long SEED = Long.getLong("fuzz.seed", 7);

    private static final String ONLY = System.getProperty("fuzz.only", "");

    private static final int REQUESTS_MIN = 10_000;

    /** The shop hashes passwords on one core of two; more at once would only wait there. */
    private static final int AT_ONCE = 4;

    /** More of them would not be read. */
    private static final int SHOWN_MAX = 25;

    private static Shop shop;
    private static SessionTokens tokens;
    private static Buyer buyer;
    private static JsonNode api;
    private static Map<String, List<String>> plausible;

    @BeforeAll
    static void a_shop_in_which_there_is_something(Stacks stacks) throws IOException {
        shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        tokens = new SessionTokens(
                Base64.getDecoder().decode(shop.itself().secrets().key("session-key")), Clock.systemUTC(), Ids::login);
        buyer = shop.buyersWith(1, 1_000_000).getFirst();
        Product shelf = shop.product(500, 500);
        OperatedSale sale = OperatedSale.opened(shop, shop.product(500, 500), 400);
        String order = Ids.key();
        buyer.buys(1, shelf, order).expectSuccess();
        api = shop.nobody().get("/v3/api-docs").json();
        plausible = plausible(shelf, sale, order);
    }

    /** Whoever signs in from here after this is let in again. */
    @AfterAll
    static void as_if_nobody_had_guessed() {
        forgiven();
        shop.switchEveryScenario();
    }

    @Test
    void whatever_is_sent_is_answered_or_refused_and_the_invariants_hold() throws InterruptedException {
        List<Operation> operations = Operation.of(api);
        int each = REQUESTS_MIN / operations.size() + 1;
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        Map<Integer, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());
        Set<String> through = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int n = 0; n < each; n++) {
                for (Operation operation : operations) {
                    int number = n;
                    if (ONLY.isEmpty() || ONLY.equals(operation + "#" + number)) {
                        threads.execute(() -> ask(operation, number, wrong, statuses, through));
                    }
                }
            }
        }
        log.info("seed {}: {} requests to {} operations, {} of which did something, were answered {}", SEED, each * operations.size(), operations.size(), through.size(), statuses);
        forgiven();
        assertThat(wrong.stream().sorted().limit(SHOWN_MAX)).as("%d wrong answers", wrong.size()).isEmpty();
        assertThat(statuses.values().stream().mapToInt(it -> it).sum()).isEqualTo(ONLY.isEmpty() ? each * operations.size() : 1);
        shop.everyInvariantHolds();
        assertThat(through).as("without these the invariants would hold because nothing was done")
                .contains("POST /api/checkouts", "POST /api/wallet/deposits", "POST /api/sales/{saleId}/tokens", "PUT /api/console/scenarios/{name}/mode");
    }

    /** What is no HTTP never reaches a filter. */
    @ParameterizedTest
    @ValueSource(strings = {
        "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nBad Header: x\r\n\r\n",
        "POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n", "POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "GET /api/products/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET http://[::1/api HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /api/sales/1/checkouts HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST /api/sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n"
    })
    void what_is_no_request_is_a_problem_too(String bytes) throws IOException {
        RawAnswer answer = sent(bytes.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Judgement.of(new RawRequest("", "", Map.of(), new byte[0], false), answer)).as("%s", answer).isEmpty();
        assertThat(answer.status()).isBetween(400, 499);
    }

    @Test
    void a_head_without_end_is_a_problem_too() throws IOException {
        for (String head : List.of("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nX: " + "a".repeat(100_000) + "\r\n\r\n")) {
            RawAnswer answer = sent(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(Judgement.of(new RawRequest("", "", Map.of(), new byte[0], false), answer)).as("%s", answer).isEmpty();
        }
    }

    /** The controls: each kind of wrong answer is seen to be wrong, and one that is right is not. */
    @Test
    void wrong_answers_are_known_when_they_are_seen() {
        RawRequest get = new RawRequest("GET", "/", Map.of(), new byte[0], false);
        String problem = "{\"type\":\"/problems/x\",\"title\":\"t\",\"status\":400,\"detail\":\"%s\"}";
        Map<String, String> json = Map.of("content-type", "application/problem+json");

        assertThat(Judgement.of(get, new RawAnswer(500, json, problem.formatted("d")))).hasValue("a failure");
        assertThat(Judgement.of(get, new RawAnswer(400, Map.of("content-type", "text/html"), "<h1>Whitelabel</h1>"))).hasValue("an error that is no problem");
        assertThat(Judgement.of(get, new RawAnswer(400, json, ""))).hasValue("an error that is no problem");
        assertThat(Judgement.of(get, new RawAnswer(400, json, problem.formatted("java.lang.NullPointerException")))).hasValue("a look inside");
        assertThat(Judgement.of(get, new RawAnswer(0, Map.of(), ""))).hasValue("no answer");
        assertThat(Judgement.of(get, new RawAnswer(400, json, problem.formatted("d")))).isEmpty();
        assertThat(Judgement.of(get, new RawAnswer(200, Map.of(), "java.lang.String"))).as("a product may be called so").isEmpty();
    }

    @Test
    void the_same_seed_makes_the_same_request() {
        Operation buys = operation("POST", "/api/checkouts");
        Fuzzer fuzzer = new Fuzzer(SEED, api, plausible);
        assertThat(fuzzer.request(buys, 17, "")).hasToString(new Fuzzer(SEED, api, plausible).request(buys, 17, "").toString());
        assertThat(fuzzer.request(buys, 17, "").toString()).isNotEqualTo(new Fuzzer(SEED + 1, api, plausible).request(buys, 17, "").toString());
    }

    private static void ask(Operation operation, int n, Queue<String> wrong, Map<Integer, Integer> statuses, Set<String> through) {
        if (n % 40 == 0 && operation.path().equals("/api/sessions")) {
            forgiven(); // else all that comes later is only told to wait
        }
        RawRequest request = new Fuzzer(SEED, api, plausible).request(operation, n, token(role(operation, n)));
        try {
            RawAnswer answer = RawAnswer.to(request, shop.nobody().baseUrl());
            statuses.merge(answer.status(), 1, Integer::sum);
            if (answer.status() / 100 == 2) {
                through.add(operation.toString());
            }
            Judgement.of(request, answer).ifPresent(what -> wrong.add(
                    "%s#%d (seed %d) %s: %d %s%n    to %s".formatted(operation, n, SEED, what, answer.status(), answer.body(), request)));
        } catch (IOException | RuntimeException e) {
            wrong.add("%s#%d (seed %d): %s%n    to %s".formatted(operation, n, SEED, e, request));
        }
    }

    /** Mostly who is let in. */
    private static Role role(Operation operation, int n) {
        boolean other = n % 10 == 9;
        return operation.path().startsWith("/api/console") ? other ? Role.AUDITOR : Role.OPERATOR : other ? Role.OPERATOR : Role.BUYER;
    }

    private static String token(Role role) {
        return role == Role.BUYER
                ? tokens.issue(buyer.id(), buyer.login(), role).token()
                : tokens.issue(0, Stack.OPERATOR, role).token();
    }

    private static Operation operation(String method, String path) {
        return Operation.of(api).stream().filter(it -> it.toString().equals(method + " " + path)).findFirst().orElseThrow();
    }

    private static RawAnswer sent(byte[] bytes) throws IOException {
        var base = java.net.URI.create(shop.nobody().baseUrl());
        return RawAnswer.to(bytes, base.getHost(), base.getPort(), false);
    }

    private static void forgiven() {
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            redis.forgivesGuessing();
        }
    }

    /** No mode that keeps nothing: what it leaves behind is what it declares. */
    private static Map<String, List<String>> plausible(Product shelf, OperatedSale sale, String order) {
        Map<String, List<String>> values = new HashMap<>();
        SplittableRandom chance = new SplittableRandom(SEED);
        List<String> keys = Stream.generate(() -> "fuzz-" + Long.toHexString(chance.nextLong())).limit(2_000).toList();
        List<String> modes = DeclaredModes.keepingAtomicity(Assembly.MODULES).stream().map(it -> it.mode()).toList();
        Instant now = Instant.now();
        values.put("scenario", List.of("buy-now", "place-order"));
        values.put("name", List.of("buy-now", "place-order", "pay-order"));
        values.put("mode", modes);
        values.put("sku", List.of(Long.toString(shelf.sku()), Long.toString(sale.product().sku())));
        values.put("saleId", List.of("0", "0", Long.toString(sale.id()), Long.toString(Ids.number())));
        values.put("quantity", List.of("1", "2"));
        values.put("id", List.of(order, keys.getFirst()));
        values.put("ticket", keys.subList(0, 3));
        values.put("checkout", keys.subList(0, 3));
        values.put("Idempotency-Key", keys);
        values.put("login", Stream.generate(Ids::login).limit(5).toList());
        values.put("password", List.of("password1", "short"));
        values.put("currency", List.of(Shop.CURRENCY));
        values.put("engine", List.of("SCRIPT", "LOCK", "PERMITS", "DATABASE_ROW", "DATABASE_STRIPES"));
        values.put("opensAt", List.of(now.minusSeconds(60).toString()));
        values.put("closesAt", List.of(now.plusSeconds(3_600).toString()));
        for (String count : List.of("count", "from", "units", "limitPerBuyer", "limit", "after", "amountMinor", "priceMinor", "openingMinor")) {
            values.put(count, List.of("1", "7", "20"));
        }
        for (String text : List.of("reason", "titleEn", "titleZh", "nameEn", "nameZh", "descriptionEn", "descriptionZh", "category", "recipient", "street", "city")) {
            values.put(text, List.of("a fuzz", "测试"));
        }
        values.put("postcode", List.of("200000"));
        values.put("country", List.of("CN"));
        values.put("participant", List.of("stock", "order", "payment"));
        values.put("owner", List.of("stock", "order", "payment", "gateway"));
        values.put("how", List.of("RETRY", "KEEP_CURRENT", "RESTORE_IMAGE"));
        return values;
    }
}
