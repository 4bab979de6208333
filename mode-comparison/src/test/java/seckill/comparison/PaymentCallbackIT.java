package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;

/** A payment provider, which knows the shared secret and nothing of the shop's code, says that money has arrived. */
@WithStacks
class PaymentCallbackIT {

    private static Shop shop;

    private final String nonce = Ids.key();
    private final String payment = Ids.key();
    private Buyer buyer;

    @BeforeAll
    static void a_running_shop(Stacks stacks) {
        shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
    }

    @BeforeEach
    void a_buyer_without_money() {
        buyer = shop.buyersWith(1, 1).getFirst();
    }

    @Test
    void what_has_arrived_is_in_the_wallet_and_what_is_said_again_is_booked_once() {
        String body = body(payment, 1_250);
        String now = seconds(0);
        Answer first = said(now, nonce, body);
        assertThat(first.expectSuccess().json().path("amount").path("minor").asLong()).isEqualTo(1_250);

        assertThat(said(now, nonce, body)).as("the very same call, recorded and sent again").isEqualTo(first);
        assertThat(said(seconds(1), Ids.key(), body)).as("the provider, which has not heard the answer").isEqualTo(first);
        assertThat(buyer.balanceMinor()).isEqualTo(1_251);
        shop.everyInvariantHolds();
    }

    /** The nonces are kept in Redis, which may lose them; the payment's number is kept where the money is. */
    @Test
    void a_recorded_call_books_nothing_also_when_its_nonce_is_forgotten() {
        String body = body(payment, 700);
        String now = seconds(0);
        said(now, nonce, body).expectSuccess();
        try (RedisByHand redis = RedisByHand.at(shop.itself().running().redis(), shop.itself().running().redisAdmin(shop.itself().home()))) {
            assertThat(redis.says("DEL", "payment:nonce:" + nonce)).as("there was one").isEqualTo(1L);
        }
        said(now, nonce, body).expectSuccess();
        assertThat(buyer.balanceMinor()).isEqualTo(701);
    }

    @Test
    void a_nonce_belongs_to_one_call_and_a_number_to_one_payment() {
        said(seconds(0), nonce, body(payment, 500)).expectSuccess();

        assertThat(said(seconds(0), nonce, body(Ids.key(), 500)).problem()).isEqualTo("wrong-signature");
        assertThat(said(seconds(0), Ids.key(), body(payment, 501)).problem()).isEqualTo("idempotency-key-reused");
        assertThat(said(seconds(0), Ids.key(), body(payment, shop.buyersWith(1, 1).getFirst(), 500)).problem()).isEqualTo("idempotency-key-reused");
        assertThat(buyer.balanceMinor()).isEqualTo(501);
    }

    @Test
    void what_nobody_or_somebody_else_has_signed_is_refused_and_books_nothing() {
        String body = body(payment, 9_999);
        String now = seconds(0);
        String right = signed(now, nonce, body, key());
        byte[] other = new byte[32];

        assertThat(List.of(
                        posted(now, nonce, signed(now, nonce, body, other), body),
                        posted(now, nonce, right, body.replace("9999", "99999")),
                        posted(now, Ids.key(), right, body),
                        posted(seconds(1), nonce, right, body),
                        posted(now, nonce, "", body),
                        posted(now, nonce, right.toUpperCase(java.util.Locale.ROOT), body),
                        said(seconds(-301), nonce, body),
                        said(seconds(302), nonce, body),
                        said("", nonce, body),
                        said(now, "short", body),
                        said(now, "a nonce with blanks in it", body)))
                .extracting(Answer::problem)
                .containsOnly("wrong-signature");
        assertThat(Shop.sent(() -> buyer.http().postText("/api/payments/callbacks", body, Map.of())).problem()).isEqualTo("wrong-signature");
        assertThat(buyer.balanceMinor()).isEqualTo(1);

        said(now, nonce, body).expectSuccess(); // the control: that was the only thing that was wrong with it
        assertThat(buyer.balanceMinor()).isEqualTo(10_000);
    }

    @Test
    void what_a_provider_says_must_make_sense_too() {
        for (String amount : List.of("0", "-1", "1.5", "\"1\"", "null", "9223372036854775807", "1e3")) {
            assertThat(said(seconds(0), Ids.key(), body(payment, 1).replace(":1,", ":" + amount + ",")).problem()).as(amount).isEqualTo("invalid-request");
        }
        assertThat(said(seconds(0), Ids.key(), body(Ids.key(), 1).replace("CNY", "EUR")).problem()).isEqualTo("wrong-currency");
        assertThat(said(seconds(0), Ids.key(), body(Ids.key(), 1).replace(Long.toString(buyer.id()), "987654321")).problem()).isEqualTo("no-wallet");
        assertThat(said(seconds(0), Ids.key(), "{").problem()).isEqualTo("malformed-json");
        assertThat(said(seconds(0), Ids.key(), body(Ids.key(), 1).replace("{", "{\"price\":1,")).problem()).isEqualTo("unknown-field");
    }

    @Test
    void where_money_is_real_nobody_puts_any_in_by_himself() {
        try (SecondGateway strict = SecondGateway.of(shop.itself(), "--seckill.wallet.play-money=false")) {
            Buyer there = new Buyer(buyer.id(), buyer.login(), buyer.http().at(strict.baseUrl()));
            assertThat(there.deposits(100).problem()).isEqualTo("no-play-money");
            assertThat(buyer.balanceMinor()).isEqualTo(1);
        }
        buyer.deposits(100).expectSuccess(); // the control: where it is play money
    }

    private Answer said(String timestamp, String nonce, String body) {
        return posted(timestamp, nonce, signed(timestamp, nonce, body, key()), body);
    }

    private static Answer posted(String timestamp, String nonce, String signature, String body) {
        return Shop.sent(() -> shop.nobody().postText(
                "/api/payments/callbacks",
                body,
                Map.of("Seckill-Timestamp", timestamp, "Seckill-Nonce", nonce, "Seckill-Signature", signature)));
    }

    private String body(String payment, long minor) {
        return body(payment, buyer, minor);
    }

    private static String body(String payment, Buyer of, long minor) {
        return "{\"paymentId\":\"" + payment + "\",\"buyerId\":" + of.id() + ",\"amountMinor\":" + minor + ",\"currency\":\"CNY\"}";
    }

    private static String seconds(int later) {
        return Long.toString(Instant.now().getEpochSecond() + later);
    }

    private static byte[] key() {
        return Base64.getDecoder().decode(shop.itself().secrets().key("payment-key"));
    }

    private static String signed(String timestamp, String nonce, String body, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal((timestamp + "." + nonce + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
