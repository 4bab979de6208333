package seckill.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import seckill.member.SessionTokens.Verdict;

class SessionTokensTest {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final SessionTokens tokens = at(NOON, KEY);

    @Test
    void a_token_proves_the_session_it_was_issued_for() {
        IssuedSession issued = tokens.issue(42, "alice", Role.BUYER);

        assertThat(tokens.verify(issued.token())).isEqualTo(new Verdict.Valid(issued.session()));
        assertThat(issued.session())
                .isEqualTo(new Session("an-id", 42, "alice", Role.BUYER, NOON.plus(Duration.ofHours(12))));
    }

    /** What a program keeps is found by others more often than what a browser keeps from its scripts. */
    @Test
    void in_the_hands_of_a_program_the_same_session_ends_sooner() {
        IssuedSession issued = tokens.issue(42, "alice", Role.BUYER);
        IssuedSession bearer = tokens.bearer(issued.session());

        assertThat(bearer.session().id()).isEqualTo(issued.session().id());
        assertThat(bearer.session().expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(2)));
        assertThat(at(NOON.plus(Duration.ofHours(2)), KEY).verify(bearer.token())).isEqualTo(new Verdict.Expired());
        assertThat(at(NOON.plus(Duration.ofHours(2)), KEY).verify(issued.token())).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void any_gateway_with_the_key_knows_it() {
        String token = tokens.issue(42, "alice", Role.BUYER).token();

        assertThat(at(NOON.plusSeconds(1), KEY).verify(token)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void it_lasts_to_its_last_second_and_no_longer() {
        String token = tokens.issue(42, "alice", Role.BUYER).token();
        Instant end = NOON.plus(SessionTokens.LIFETIME);

        assertThat(at(end.minusSeconds(1), KEY).verify(token)).isInstanceOf(Verdict.Valid.class);
        assertThat(at(end, KEY).verify(token)).isEqualTo(new Verdict.Expired());
    }

    @Test
    void another_key_signs_nothing_for_this_shop() {
        byte[] otherKey = "another-key-another-key-another-".getBytes(StandardCharsets.US_ASCII);
        String token = at(NOON, otherKey).issue(42, "alice", Role.OPERATOR).token();

        assertThat(tokens.verify(token)).isEqualTo(new Verdict.Forged());
    }

    @Test
    void a_changed_payload_is_forged_even_when_it_has_expired() {
        String token = tokens.issue(42, "alice", Role.BUYER).token();
        String[] parts = token.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String promoted = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(payload.replace("BUYER", "OPERATOR").getBytes(StandardCharsets.UTF_8));

        assertThat(payload).contains("BUYER");
        assertThat(at(NOON.plus(Duration.ofDays(9)), KEY).verify("s1." + promoted + "." + parts[2]))
                .isEqualTo(new Verdict.Forged());
    }

    @Test
    void nonsense_is_forged() {
        String token = tokens.issue(42, "alice", Role.BUYER).token();
        for (String nonsense : new String[] {
            "", ".", "s1.", "s1..", "s1.*.*", token.substring(3), token + "x", "s1." + "a".repeat(1000) + ".b"
        }) {
            assertThat(tokens.verify(nonsense)).as(nonsense).isEqualTo(new Verdict.Forged());
        }
    }

    @Test
    void a_short_key_is_not_accepted() {
        assertThatThrownBy(() -> at(NOON, new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    private static SessionTokens at(Instant now, byte[] key) {
        return new SessionTokens(key, Clock.fixed(now, ZoneOffset.UTC), () -> "an-id");
    }
}
