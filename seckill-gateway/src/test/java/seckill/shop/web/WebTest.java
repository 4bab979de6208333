package seckill.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import seckill.checkout.Outcome;
import seckill.member.Role;
import seckill.member.SessionTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The web as it is, in front of a shop on paper. */
@SpringBootTest(
        classes = PaperApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS)
class WebTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String base;
    private final PaperShop shop;
    private final PaperApplication.PaperMode mode;
    private final PaperApplication.PaperModes chosen;
    private final PaperApplication.PaperRecords records;
    private final PaperApplication.AdjustableClock clock;
    private final SessionTokens tokens;

    WebTest(
            @Autowired Environment environment,
            @Autowired PaperShop shop,
            @Autowired PaperApplication.PaperMode mode,
            @Autowired PaperApplication.PaperModes chosen,
            @Autowired PaperApplication.PaperRecords records,
            @Autowired PaperApplication.AdjustableClock clock,
            @Autowired SessionTokens tokens) {
        this.base = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
        this.shop = shop;
        this.mode = mode;
        this.chosen = chosen;
        this.records = records;
        this.clock = clock;
        this.tokens = tokens;
    }

    @AfterEach
    void up_again() {
        shop.isDown = false;
    }

    // what the shop promises

    @Test
    void a_checkout_is_carried_on_a_virtual_thread() {
        String buyer = buyerWith(10_000);
        assertThat(checkOut(buyer, key(), line(1001, 1)).status).isEqualTo(201);
        assertThat(mode.carrier.isVirtual()).isTrue();
    }

    @Test
    void the_same_key_gets_the_same_answer_and_buys_once() {
        String buyer = buyerWith(10_000);
        String key = key();
        Answer first = checkOut(buyer, key, line(1001, 1));
        Answer second = checkOut(buyer, key, line(1001, 1));

        assertThat(first.status).isEqualTo(201);
        assertThat(second).isEqualTo(first);
        assertThat(first.json().path("total").path("minor").asLong()).isEqualTo(1_990);
        assertThat(get(buyer, "/api/wallet").json().path("balance").path("minor").asLong()).isEqualTo(8_010);
    }

    @Test
    void a_refusal_names_its_checkout_and_is_repeated_too() {
        String buyer = buyerWith(1);
        String key = key();
        Answer first = checkOut(buyer, key, line(1001, 1));

        first.isProblem(402, "insufficient-balance");
        assertThat(first.json().path("checkoutId").asString()).isEqualTo(key);
        assertThat(checkOut(buyer, key, line(1001, 1))).isEqualTo(first);
        assertThat(get(buyer, "/api/checkouts/" + key).json().path("reason").asString()).isEqualTo("insufficient-balance");
    }

    @Test
    void a_failed_checkout_says_that_nothing_was_kept() {
        String buyer = buyerWith(10_000);
        String key = key();
        Outcome noLuck = new Outcome.Failed("a table of the database");
        mode.instead.addAll(List.of(noLuck, noLuck, noLuck));
        Answer failed = checkOut(buyer, key, line(1001, 1));

        failed.isProblem(503, "checkout-failed");
        assertThat(failed.body).doesNotContain("table");
        assertThat(checkOut(buyer, key, line(1001, 1))).isEqualTo(failed);
    }

    @Test
    void a_checkout_that_failed_twice_is_carried_a_third_time_while_its_buyer_waits() {
        String buyer = buyerWith(10_000);
        Outcome noLuck = new Outcome.Failed("lost the race for a row");
        mode.instead.addAll(List.of(noLuck, noLuck));

        assertThat(checkOut(buyer, key(), line(1001, 1)).status).isEqualTo(201);
        assertThat(mode.instead).isEmpty();
    }

    @Test
    void an_unknown_outcome_is_accepted_for_now_and_in_flight_for_those_who_press_again() {
        String buyer = buyerWith(10_000);
        String key = key();
        mode.instead.add(new Outcome.Unknown("the line went dead"));
        Answer unknown = checkOut(buyer, key, line(1001, 1));

        assertThat(unknown.status).isEqualTo(202);
        assertThat(unknown.json().path("state").asString()).isEqualTo("IN_FLIGHT");
        checkOut(buyer, key, line(1001, 1)).isProblem(409, "checkout-in-flight");
        assertThat(get(buyer, "/api/checkouts/" + key).json().path("state").asString()).isEqualTo("IN_FLIGHT");
    }

    @Test
    void a_key_belongs_to_one_request_of_one_buyer() {
        String key = key();
        String buyer = buyerWith(10_000);
        checkOut(buyer, key, line(1001, 1));

        checkOut(buyer, key, line(1001, 2)).isProblem(422, "idempotency-key-reused");
        checkOut(buyerWith(10_000), key, line(1001, 1)).isProblem(422, "idempotency-key-reused");
    }

    @Test
    void what_belongs_to_another_is_not_found() {
        String key = key();
        checkOut(buyerWith(10_000), key, line(1001, 1));
        String other = buyerWith(10_000);

        get(other, "/api/checkouts/" + key).isProblem(404, "not-found");
        get(other, "/api/orders/" + key).isProblem(404, "no-such-order");
        for (String way : new String[] {"payment", "cancel", "refund"}) {
            post(other, "/api/orders/" + key + "/" + way, "{}", key()).isProblem(404, "no-such-order");
        }
    }

    @Test
    void an_order_that_is_placed_now_is_paid_later() {
        String buyer = buyerWith(10_000);
        String key = key();
        post(buyer, "/api/checkouts", cart("place-order", line(1001, 1)), key).isOk(201);
        assertThat(get(buyer, "/api/orders/" + key).json().path("status").asString()).isEqualTo("PENDING");

        post(buyer, "/api/orders/" + key + "/payment", "{}", key()).isOk(201);
        assertThat(get(buyer, "/api/orders/" + key).json().path("status").asString()).isEqualTo("PAID");
        post(buyer, "/api/orders/" + key + "/payment", "{}", key()).isProblem(409, "not-pending");
    }

    @Test
    void a_pending_order_is_cancelled_and_a_paid_one_refunded() {
        String buyer = buyerWith(10_000);
        String pending = key();
        String paid = key();
        post(buyer, "/api/checkouts", cart("place-order", line(1001, 1)), pending).isOk(201);
        post(buyer, "/api/checkouts", cart("buy-now", line(1001, 1)), paid).isOk(201);

        post(buyer, "/api/orders/" + pending + "/refund", "{}", key()).isProblem(409, "not-paid");
        post(buyer, "/api/orders/" + paid + "/cancel", "{}", key()).isProblem(409, "not-pending");
        String key = key();
        Answer cancelled = post(buyer, "/api/orders/" + pending + "/cancel", "{}", key);
        cancelled.isOk(201);
        assertThat(cancelled.json().path("total").isNull()).as("no money moved").isTrue();
        assertThat(post(buyer, "/api/orders/" + pending + "/cancel", "{}", key)).as("the same key again").isEqualTo(cancelled);
        post(buyer, "/api/orders/" + paid + "/cancel", "{}", key).isProblem(422, "idempotency-key-reused");
        post(buyer, "/api/orders/" + paid + "/refund", "{}", key()).isOk(201);

        assertThat(get(buyer, "/api/orders/" + pending).json().path("status").asString()).isEqualTo("CANCELLED");
        assertThat(get(buyer, "/api/orders/" + paid).json().path("status").asString()).isEqualTo("REFUNDED");
        assertThat(get(buyer, "/api/wallet").json().path("balance").path("minor").asLong()).isEqualTo(10_000);
    }

    @Test
    void what_is_paid_later_earns_points() {
        String buyer = buyerWith(10_000);
        String order = key();
        post(buyer, "/api/checkouts", cart("place-order", line(1001, 1)), order).isOk(201);
        long total = get(buyer, "/api/orders/" + order).json().path("total").path("minor").asLong();
        post(buyer, "/api/orders/" + order + "/payment", "{}", key()).isOk(201);

        assertThat(get(buyer, "/api/wallet").json().path("points").asLong()).isEqualTo(total / 100).isPositive();
    }

    @Test
    void a_deposit_counts_once_per_key() {
        String buyer = buyerWith(0);
        String key = key();
        Answer first = post(buyer, "/api/wallet/deposits", "{\"amountMinor\":500}", key);

        first.isOk(201);
        assertThat(post(buyer, "/api/wallet/deposits", "{\"amountMinor\":500}", key)).isEqualTo(first);
        post(buyer, "/api/wallet/deposits", "{\"amountMinor\":501}", key).isProblem(422, "idempotency-key-reused");
        post(buyer, "/api/wallet/deposits", "{\"amountMinor\":1000001}", key()).isProblem(400, "invalid-amount");
        assertThat(get(buyer, "/api/wallet").json().path("balance").path("minor").asLong()).isEqualTo(500);
    }

    // bad input: a problem of its own, and nothing written

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"scenario\":\"buy-now\",\"lines\":[{\"sku\":1001,\"quantity\":1,\"price\":1}]} | 400 | unknown-field",
        "{\"scenario\":\"buy-now\",\"total\":1,\"lines\":[{\"sku\":1001,\"quantity\":1}]} | 400 | unknown-field",
        "{\"scenario\":\"buy-now\",\"lines\":[{\"sku\":1001,\"quantity\":0}]}             | 400 | invalid-quantity",
        "{\"scenario\":\"buy-now\",\"lines\":[{\"sku\":1001,\"quantity\":-1}]}            | 400 | invalid-quantity",
        "{\"scenario\":\"buy-now\",\"lines\":[{\"sku\":1001,\"quantity\":1001}]}          | 400 | invalid-quantity",
        "{\"scenario\":\"buy-now\",\"lines\":[{\"sku\":1001,\"quantity\":99999999999999999999}]} | 400 | invalid-quantity",
        "{\"scenario\":\"buy-now\",\"lines\":[{\"sku\":1001,\"quantity\":1.5}]}           | 400 | invalid-quantity",
        "{\"scenario\":\"buy-now\",\"lines\":[{\"sku\":1001,\"quantity\":\"1\"}]}         | 400 | invalid-quantity",
        "{\"scenario\":\"buy-now\",\"lines\":[{\"sku\":1001}]}                            | 400 | invalid-quantity",
        "{\"scenario\":\"buy-now\",\"lines\":[]}                                          | 400 | invalid-lines",
        "{\"scenario\":\"pay-order\",\"lines\":[{\"sku\":1001,\"quantity\":1}]}           | 400 | unknown-scenario",
        "{\"scenario\":\"buy-now\",\"lines\":[{\"sku\":4711,\"quantity\":1}]}             | 404 | unknown-product",
        "{\"scenario\":\"buy-now\",\"lines\":[{\"sku\":1002,\"quantity\":1,\"saleId\":2}]} | 409 | sale-not-open",
        "{\"scenario\":\"buy-now\",\"lines\":[                                            | 400 | malformed-json",
        "not json                                                                         | 400 | malformed-json"
    })
    void what_makes_no_sense_is_refused_by_name_and_leaves_nothing(String body, int status, String problem) {
        String buyer = buyerWith(100_000);
        int before = records.size();

        post(buyer, "/api/checkouts", body, key()).isProblem(status, problem);

        assertThat(records.size()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with space", "under_score.dot", "timeout-of-an-order", "0123456789012345678901234567890123456789012345678901234567890123456789"})
    void a_key_has_a_shape(String key) {
        post(buyerWith(1), "/api/checkouts", cart("buy-now", line(1001, 1)), key).isProblem(400, "invalid-idempotency-key");
    }

    @Test
    void a_body_has_an_end_whether_its_length_is_announced_or_not() {
        String buyer = buyerWith(1);
        String padding = " ".repeat(16 * 1024);
        String body = cart("buy-now", line(1001, 1)) + padding;

        post(buyer, "/api/checkouts", body, key()).isProblem(413, "body-too-large");
        HttpRequest chunked = request(buyer, "/api/checkouts", key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
        send(chunked).isProblem(413, "body-too-large");
        post(operator(), "/api/console/catalogue", "{\"products\":[],\"sales\":[]}" + padding, null).isOk(200);
    }

    @Test
    void the_rest_of_http_is_problems_too() {
        get(null, "/api/nothing").isProblem(404, "not-found");
        send(request(null, "/api/products", null).DELETE().build()).isProblem(405, "method-not-allowed");
        send(request(buyerWith(1), "/api/checkouts", key())
                        .header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x")).build())
                .isProblem(415, "unsupported-media-type");
        get(null, "/api/products?limit=1000").isProblem(400, "invalid-request");
        get(null, "/api/products/one").isProblem(400, "invalid-request");
    }

    @Test
    void a_module_that_does_not_answer_is_no_stack_trace() {
        String buyer = buyerWith(1);
        shop.isDown = true;

        for (String path : new String[] {"/api/products", "/api/sales", "/api/orders", "/api/wallet"}) {
            get(buyer, path).isProblem(503, "unavailable");
        }
    }

    @Test
    void problems_are_told_in_the_readers_language() {
        HttpRequest.Builder request = request(null, "/api/wallet", null);
        assertThat(send(request.copy().header("Accept-Language", "zh-CN,zh;q=0.9").build()).json().path("title").asString())
                .isEqualTo("尚未登录");
        assertThat(send(request.copy().header("Accept-Language", "fr").build()).json().path("title").asString())
                .isEqualTo("Not signed in");
    }

    // who may

    @Test
    void nobody_and_a_session_that_is_over_are_told_apart() {
        String buyer = buyerWith(1);
        get(null, "/api/orders").isProblem(401, "not-signed-in");
        get("s1.forged.token", "/api/orders").isProblem(401, "not-signed-in");

        String expired = new SessionTokens(
                        Base64.getDecoder().decode("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
                        Clock.offset(clock, Duration.ofHours(-13)), () -> "old")
                .issue(1, "somebody", Role.BUYER).token();
        get(expired, "/api/orders").isProblem(401, "session-expired");
        get(expired, "/api/products").isOk(200);

        send(request(buyer, "/api/sessions", null).DELETE().build()).isOk(204);
        get(buyer, "/api/orders").isProblem(401, "not-signed-in");
    }

    @Test
    void a_buyer_is_no_operator_and_the_operator_no_buyer() {
        get(buyerWith(1), "/api/console/scenarios").isProblem(403, "forbidden");
        get(operator(), "/api/orders").isProblem(403, "forbidden");
        assertThat(get(operator(), "/api/console/scenarios").json().get(0).path("modes").get(0).asString()).isEqualTo("PAPER");
    }

    @Test
    void a_write_with_the_cookie_must_come_from_a_page_of_the_shop() {
        String buyer = buyerWith(1);
        HttpRequest.Builder deposit = HttpRequest.newBuilder(URI.create(base + "/api/wallet/deposits"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key())
                .POST(BodyPublishers.ofString("{\"amountMinor\":5}"));

        send(deposit.copy().header("Cookie", "session=" + buyer).build()).isProblem(403, "missing-csrf-token");
        send(deposit.copy().header("Cookie", "session=" + buyer + "; XSRF-TOKEN=a").header("X-XSRF-TOKEN", "b").build())
                .isProblem(403, "missing-csrf-token");
        send(deposit.copy().header("Cookie", "session=" + buyer + "; XSRF-TOKEN=a").header("X-XSRF-TOKEN", "a").build())
                .isOk(201);
    }

    @Test
    void guessing_passwords_comes_to_an_end_even_for_who_guesses_right() {
        String login = login();
        register(login);
        for (int i = 0; i < 10; i++) {
            signIn(login, "wrong-guess").isProblem(401, "wrong-credentials");
        }
        Answer locked = signIn(login, "password1");

        locked.isProblem(429, "too-many-attempts");
        assertThat(locked.retryAfter).isPositive();
    }

    @Test
    void a_buyer_made_by_the_operator_signs_in_once_there_is_a_password() {
        String operator = operator();
        post(operator, "/api/console/buyers", "{\"count\":3,\"from\":50,\"openingMinor\":7,\"currency\":\"CNY\"}", null).isOk(200);
        Answer again = post(operator, "/api/console/buyers", "{\"count\":3,\"from\":50,\"openingMinor\":7,\"currency\":\"CNY\"}", null);
        assertThat(again.json().path("added").asInt()).isZero();

        signIn("buyer0051", "password1").isProblem(401, "wrong-credentials");
        post(operator, "/api/console/buyers/buyer0051/password", "{\"password\":\"password1\"}", null).isOk(204);
        String token = signIn("buyer0051", "password1").json().path("token").asString();
        assertThat(get(token, "/api/wallet").json().path("balance").path("minor").asLong()).isEqualTo(7);
    }

    @Test
    void a_mode_is_switched_for_a_reason() {
        String path = "/api/console/scenarios/place-order/mode";
        put(operator(), path, "{\"mode\":\"PAPER\",\"reason\":\" \"}").isProblem(400, "invalid-reason");
        put(operator(), path, "{\"mode\":\"MAGIC\",\"reason\":\"hope\"}").isProblem(400, "unknown-mode");
        put(operator(), path, "{\"mode\":\"PAPER\",\"reason\":\"why not\"}").isOk(200);
    }

    @Test
    void a_configuration_that_is_refused_is_told_to_the_operator() {
        assertThat(get(operator(), "/api/console/configuration").json().path("state").asString()).isEqualTo("IN_FORCE");
        assertThat(page(operator(), "en", "/console").body()).doesNotContain("id=\"refused\"");
        chosen.refuse("no mode MAGIC");

        assertThat(get(operator(), "/api/console/configuration").json().path("state").asString()).isEqualTo("REFUSED");
        assertThat(get(operator(), "/api/console/configuration").json().path("reason").asString()).isEqualTo("no mode MAGIC");
        assertThat(page(operator(), "en", "/console").body()).contains("id=\"refused\"", "no mode MAGIC");
        get(buyerWith(1), "/api/console/configuration").isProblem(403, "forbidden");
        chosen.accept();
    }

    @Test
    void every_answer_carries_the_security_headers() {
        HttpResponse<String> page = sent(HttpRequest.newBuilder(URI.create(base + "/")).header("Accept", "text/html").build());

        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(csp ->
                assertThat(csp).contains("default-src 'none'", "script-src 'self'").doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.body()).doesNotContain(" style=").doesNotContain("<style").doesNotContain(" onclick=");
    }

    /** Whoever answers: a page, a resource, a picture, a filter, the firewall, nobody. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GET | / | 200", "GET | /api/products | 200", "GET | /assets/shop.css | 200", "GET | /webjars/htmx.org/dist/htmx.min.js | 200", "GET | /v3/api-docs | 200",
        "GET | /no-such-page | 404", "GET | /api/nothing | 404", "DELETE | /api/products | 405", "GET | /api/orders | 401", "GET | /api/console/scenarios | 401",
        "GET | /assets/none.css | 404", "GET | /%2e%2e/x | 400", "GET | /a;b | 400", "POST | /buy | 403", "PATCH | /api/wallet | 401", "HEAD | /api/products | 200"
    })
    void the_security_headers_are_on_it_once(String method, String path, int status) {
        HttpResponse<String> answer = sent(HttpRequest.newBuilder(URI.create(base + path)).method(method, BodyPublishers.noBody()).build());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Security-Policy")).singleElement().asString()
                .contains("frame-ancestors 'none'", "default-src 'none'").doesNotContain("unsafe");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
        if (status >= 400) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(it -> assertThat(it).startsWith("application/problem+json"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/wallet", "/api/orders", "/orders", "/wallet"})
    void what_is_somebodys_own_is_kept_by_no_cache(String path) {
        HttpResponse<String> answer = sent(request(buyerWith(1), path, null).header("Accept", "text/html, application/json").build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValueSatisfying(it -> assertThat(it).contains("no-store"));
    }

    @Test
    void the_token_of_a_program_and_the_cookie_of_a_browser_end_with_one_sign_out() {
        String login = login();
        register(login);
        HttpResponse<String> signedIn = sent(HttpRequest.newBuilder(URI.create(base + "/api/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"login\":\"" + login + "\",\"password\":\"password1\"}"))
                .build());
        String bearer = JSON.readTree(signedIn.body()).path("token").asString();
        String cookie = signedIn.headers().allValues("Set-Cookie").stream().filter(it -> it.startsWith("session=")).findFirst().orElseThrow();
        String ofTheBrowser = cookie.substring("session=".length(), cookie.indexOf(';'));

        assertThat(cookie).contains("HTTPOnly", "SameSite=Strict", "Path=/").doesNotContain("Domain");
        assertThat(ofTheBrowser).isNotEqualTo(bearer);
        get(bearer, "/api/wallet").isOk(200);
        get(ofTheBrowser, "/api/wallet").isOk(200);
        send(request(bearer, "/api/sessions", null).DELETE().build()).isOk(204);
        get(ofTheBrowser, "/api/wallet").isProblem(401, "not-signed-in");
    }

    @Test
    void the_api_describes_itself_with_its_problems() {
        JsonNode api = get(null, "/v3/api-docs").json();

        assertThat(api.path("paths").propertyNames()).contains(
                "/api/checkouts", "/api/checkouts/{id}/events", "/api/orders/{id}/payment", "/api/orders/{id}/cancel", "/api/orders/{id}/refund", "/api/wallet");
        assertThat(api.path("paths").path("/api/checkouts").path("post").path("summary").asString()).isNotBlank();
        assertThat(api.path("paths").path("/api/checkouts").path("post").path("responses").path("default").toString())
                .contains("application/problem+json");
    }

    // pages

    @Test
    void a_button_pressed_twice_buys_once() {
        String buyer = buyerWith(10_000);
        String form = "key=" + key() + "&scenario=buy-now&sku=1001&saleId=0&quantity=1&_csrf=a";

        assertThat(press(buyer, form)).contains("data-state=\"accepted\"");
        assertThat(press(buyer, form)).contains("data-state=\"accepted\"");
        assertThat(get(buyer, "/api/orders").json().size()).isEqualTo(1);
    }

    @Test
    void a_button_that_was_refused_gets_a_new_key() {
        String form = "key=" + key() + "&scenario=buy-now&sku=1001&saleId=0&quantity=2&_csrf=a";

        assertThat(press(buyerWith(1), form))
                .contains("data-problem=\"insufficient-balance\"", "id=\"key-answer\"", "hx-swap-oob");
    }

    @Test
    void an_order_is_given_up_by_a_second_press_and_its_page_says_so() {
        String buyer = buyerWith(10_000);
        String order = key();
        post(buyer, "/api/checkouts", cart("place-order", line(1001, 1)), order).isOk(201);
        assertThat(page(buyer, "en", "/orders/" + order).body())
                .contains("<details", "action=\"/orders/" + order + "/cancel\"", "href=\"/orders/" + order + "/pay\"");
        assertThat(page(buyer, "en", "/orders/" + order + "/pay").body()).contains("action=\"/orders/" + order + "/payment\"");

        assertThat(press(buyer, "/orders/" + order + "/cancel", "key=" + key() + "&_csrf=a"))
                .contains("data-state=\"accepted\"", "Cancelled");

        assertThat(page(buyer, "en", "/orders/" + order).body()).contains("tag-cancelled").doesNotContain("<details", "<form action=\"/orders/");
    }

    @Test
    void a_page_asks_again_while_an_order_is_in_flight() {
        mode.instead.add(new Outcome.Unknown("the line went dead"));
        String form = "key=" + key() + "&scenario=buy-now&sku=1001&saleId=0&quantity=1&_csrf=a";

        assertThat(press(buyerWith(10_000), form)).contains("data-state=\"in-flight\"", "hx-get=\"/checkouts/", "delay:1s");
    }

    @Test
    void every_page_is_there_in_both_languages() {
        String buyer = buyerWith(10_000);
        String order = key();
        String cancelled = key();
        String refunded = key();
        post(buyer, "/api/checkouts", cart("place-order", line(1001, 1)), order).isOk(201);
        post(buyer, "/api/checkouts", cart("place-order", line(1001, 1)), cancelled).isOk(201);
        post(buyer, "/api/orders/" + cancelled + "/cancel", "{}", key()).isOk(201);
        post(buyer, "/api/checkouts", cart("buy-now", line(1001, 1)), refunded).isOk(201);
        post(buyer, "/api/orders/" + refunded + "/refund", "{}", key()).isOk(201);
        for (String lang : new String[] {"en", "zh-CN"}) {
            for (String path : new String[] {"/", "/?q=books", "/more?after=1024", "/products/1001", "/sign-in", "/register",
                "/orders", "/orders/" + order, "/orders/" + order + "/row",
                "/orders/" + cancelled, "/orders/" + refunded, "/wallet", "/wallet?back=/cart", "/cart", "/orders/" + order + "/pay",
                "/orders/" + refunded + "/pay", "/orders/" + cancelled + "/pay", "/orders/" + refunded + "/receipt", "/?after=1010"}) {
                assertThat(page(buyer, lang, path)).as(path).matches(p -> p.statusCode() == 200).extracting(HttpResponse::body)
                        .asString().doesNotContain("??");
            }
            assertThat(page(operator(), lang, "/console").body()).contains("PAPER").doesNotContain("??");
            assertThat(page(buyer, lang, "/nothing")).matches(p -> p.statusCode() == 404).extracting(HttpResponse::body)
                    .asString().contains("<html");
        }
    }

    // words

    private record Answer(int status, String type, String body, long retryAfter) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        void isOk(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
        }

        void isProblem(int expected, String slug) {
            assertThat(status).as(body).isEqualTo(expected);
            assertThat(type).isEqualTo("application/problem+json");
            assertThat(json().path("type").asString()).isEqualTo("/problems/" + slug);
            assertThat(json().path("status").asInt()).isEqualTo(expected);
            assertThat(json().path("title").asString()).isNotBlank();
            assertThat(json().path("detail").asString()).isNotBlank();
        }
    }

    private String buyerWith(long minor) {
        String login = login();
        register(login);
        String token = signIn(login, "password1").json().path("token").asString();
        if (minor > 0) {
            post(token, "/api/wallet/deposits", "{\"amountMinor\":" + minor + "}", key()).isOk(201);
        }
        return token;
    }

    private String operator() {
        return tokens.issue(0, "operator", Role.OPERATOR).token();
    }

    private void register(String login) {
        post(null, "/api/buyers", "{\"login\":\"" + login + "\",\"password\":\"password1\"}", null).isOk(201);
    }

    private Answer signIn(String login, String password) {
        return post(null, "/api/sessions", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}", null);
    }

    private static String login() {
        return "t" + UUID.randomUUID().toString().substring(0, 12);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String line(long sku, int quantity) {
        return "{\"sku\":" + sku + ",\"quantity\":" + quantity + "}";
    }

    private static String cart(String scenario, String line) {
        return "{\"scenario\":\"" + scenario + "\",\"lines\":[" + line + "]}";
    }

    private Answer checkOut(String token, String key, String line) {
        return post(token, "/api/checkouts", cart("buy-now", line), key);
    }

    private Answer get(String token, String path) {
        return send(request(token, path, null).build());
    }

    private Answer post(String token, String path, String body, String key) {
        return send(request(token, path, key).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build());
    }

    private Answer put(String token, String path, String body) {
        return send(request(token, path, null).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)).build());
    }

    private String press(String token, String form) {
        return press(token, "/buy", form);
    }

    private String press(String token, String path, String form) {
        return sent(HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", "session=" + token + "; XSRF-TOKEN=a")
                        .header("HX-Request", "true")
                        .header("HX-Target", "answer")
                        .POST(BodyPublishers.ofString(form))
                        .build())
                .body();
    }

    private HttpResponse<String> page(String token, String lang, String path) {
        return sent(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Cookie", "session=" + token + "; lang=" + lang)
                .build());
    }

    private HttpRequest.Builder request(String token, String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return key == null ? request : request.header("Idempotency-Key", key);
    }

    private static Answer send(HttpRequest request) {
        HttpResponse<String> response = sent(request);
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body(),
                response.headers().firstValueAsLong("Retry-After").orElse(0));
    }

    private static HttpResponse<String> sent(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
