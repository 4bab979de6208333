package seckill.sale.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.Stream;
import org.altcha.altcha.Altcha;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChallengesTest {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final byte[] SECRET = "a secret of this shop, of 32 byte".getBytes();
    private static final Purpose PURPOSE = new Purpose(7, 42, "a-key-of-a-buyer");
    private static final long MAX = 2_000;
    private static final Random CHANCE = new Random(1);

    private final Challenges challenges = at(NOON, SECRET);
    private final Challenge challenge = challenges.issue(PURPOSE, MAX);
    private final Solved solved = Solved.of(challenge);

    @Test
    void a_solution_is_taken_until_it_expires_and_says_the_same_each_time() {
        assertThat(challenges.isSolved(solved.shown(), PURPOSE)).isTrue();
        assertThat(challenges.isSolved(solved.shown(), PURPOSE)).as("again, for the same right").isTrue();
        assertThat(at(NOON.plus(Challenges.LIFETIME).minusMillis(1), SECRET).isSolved(solved.shown(), PURPOSE)).isTrue();
        assertThat(at(NOON.plus(Challenges.LIFETIME), SECRET).isSolved(solved.shown(), PURPOSE)).isFalse();
    }

    @Test
    void it_is_a_challenge_as_altcha_has_them() throws Exception {
        assertThat(solved.number()).isBetween(0L, MAX);
        assertThat(Altcha.extractParams(challenge.salt()))
                .containsEntry("sale", "7")
                .containsEntry("expires", Long.toString(NOON.plus(Challenges.LIFETIME).getEpochSecond()));
        assertThat(altchaTakes(solved)).isTrue();
        assertThat(altchaTakes(solved.withNumber(solved.number() + 1))).as("the control").isFalse();
    }

    @Test
    void a_solution_is_for_one_buyer_one_sale_one_key_and_one_shop() {
        assertThat(challenges.isSolved(solved.shown(), new Purpose(8, 42, "a-key-of-a-buyer"))).isFalse();
        assertThat(challenges.isSolved(solved.shown(), new Purpose(7, 43, "a-key-of-a-buyer"))).isFalse();
        assertThat(challenges.isSolved(solved.shown(), new Purpose(7, 42, "another-key-of-his"))).isFalse();
        assertThat(at(NOON, new byte[32]).isSolved(solved.shown(), PURPOSE)).isFalse();
    }

    @Test
    void what_is_wrong_or_forged_or_no_solution_at_all_is_not_taken() {
        Solved ofAnotherShop = Solved.of(at(NOON, new byte[32]).issue(PURPOSE, MAX));
        assertThat(Stream.of(
                        solved.withNumber(solved.number() + 1).shown(),
                        solved.withNumber(-1).shown(),
                        solved.withAlgorithm("SHA-1").shown(),
                        solved.withSignature("").shown(),
                        solved.withSignature("0".repeat(64)).shown(),
                        ofAnotherShop.shown(),
                        ofAnotherShop.withSignature(solved.signature()).shown(),
                        solved.withSalt(solved.salt().replaceFirst("expires=\\d+", "expires=9999999999")).shown(),
                        Solved.shown("null"),
                        Solved.shown("[]"),
                        Solved.shown("{}"),
                        Solved.shown("{\"number\":\"one\"}"),
                        "",
                        "no base64",
                        "x".repeat(2_000)))
                .allSatisfy(shown -> assertThat(challenges.isSolved(shown, PURPOSE)).as(shown).isFalse());
    }

    /** Salt and number are hashed as one text: where one ends and the other begins has to be said. */
    @Test
    void digits_of_the_number_do_not_pass_for_the_salts() throws Exception {
        Solved good = Stream.generate(() -> Solved.of(challenges.issue(PURPOSE, MAX)))
                .filter(it -> Long.toString(it.number()).matches("\\d[1-9]\\d*"))
                .findFirst()
                .orElseThrow();
        String digits = Long.toString(good.number());
        Solved spliced = good.withSalt(good.salt() + digits.charAt(0)).withNumber(Long.parseLong(digits.substring(1)));

        assertThat(challenges.isSolved(spliced.shown(), PURPOSE)).isFalse();
        assertThat(Altcha.hashHex(Altcha.Algorithm.SHA256, spliced.salt() + spliced.number()))
                .as("the control: the hash, and with it the signature, is right")
                .isEqualTo(good.challenge());
    }

    private static boolean altchaTakes(Solved solved) throws Exception {
        return Altcha.verifySolution(solved.shown(), Challenges.derived(SECRET), false);
    }

    private static Challenges at(Instant now, byte[] secret) {
        return new Challenges(secret, Clock.fixed(now, ZoneOffset.UTC), CHANCE, new JsonMapper());
    }
}
