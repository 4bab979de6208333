package seckill.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SaleTokensTest {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final long SALE = 7;
    private static final long BUYER = 1_234_567_890_123L;
    private static final String KEY = "a-key-of-a-buyer";

    private final SaleTokens tokens = at(NOON);
    private final SaleTokens.Issued issued = tokens.issue(SALE, KEY, BUYER);

    @Test
    void it_says_who_may_ask_until_it_expires() {
        assertThat(issued.expiresAt()).isEqualTo(NOON.plus(SaleTokens.LIFETIME));
        assertThat(tokens.buyerOf(issued.token(), SALE, KEY)).hasValue(BUYER);
        assertThat(at(issued.expiresAt().minusMillis(1)).buyerOf(issued.token(), SALE, KEY)).hasValue(BUYER);
        assertThat(at(issued.expiresAt()).buyerOf(issued.token(), SALE, KEY)).isEmpty();
    }

    @Test
    void it_is_for_one_sale_one_key_and_one_shop() {
        assertThat(tokens.buyerOf(issued.token(), SALE + 1, KEY)).isEmpty();
        assertThat(tokens.buyerOf(issued.token(), SALE, KEY + "2")).isEmpty();
        assertThat(new SaleTokens(new byte[32], Clock.fixed(NOON, ZoneOffset.UTC)).buyerOf(issued.token(), SALE, KEY)).isEmpty();
    }

    @Test
    void whatever_else_is_shown_proves_nothing() {
        String[] parts = issued.token().split("\\.");
        assertThat(Stream.of(
                        "", ".", "t1.", "t1..", "t1.1", "t1.1.2", "t1.x.y.z", "s1." + issued.token(), "x".repeat(1_000),
                        String.join(".", parts[0], "1", parts[2], parts[3]),
                        String.join(".", parts[0], parts[1], "9999999999", parts[3]),
                        String.join(".", parts[0], parts[1], parts[2], ""),
                        issued.token() + "A"))
                .allSatisfy(token -> assertThat(tokens.buyerOf(token, SALE, KEY)).as(token).isEmpty());
    }

    @Test
    void what_it_claims_is_read_without_believing_it() {
        assertThat(SaleTokens.claimedBuyerOf(issued.token())).hasValue(BUYER);
        assertThat(SaleTokens.claimedBuyerOf("t1.5.")).hasValue(5);
        assertThat(Stream.of("", "t1.", "t1.5", "t1..", "t1.x.1.y", "s1.5.1.y", "t1.99999999999999999999.1.y", "t1.5." + "x".repeat(1_000)))
                .allSatisfy(token -> assertThat(SaleTokens.claimedBuyerOf(token)).as(token).isEmpty());
    }

    private static SaleTokens at(Instant now) {
        byte[] key = new byte[32];
        key[0] = 1;
        return new SaleTokens(key, Clock.fixed(now, ZoneOffset.UTC));
    }
}
