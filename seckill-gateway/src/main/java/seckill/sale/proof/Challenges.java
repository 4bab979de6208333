package seckill.sale.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes challenges and tells whether one was solved, by what is shown alone: two hashes, and nothing is kept.
 *
 * <p>The salt ends with an ampersand, or the first digits of the number could pass for the last ones of the salt's parameters
 * (<a href="https://altcha.org/security-advisory/">advisory of December 2025</a>).
 */
public final class Challenges {

    /** A slow phone takes half a minute for the hardest one; longer, and work could be saved up. */
    public static final Duration LIFETIME = Duration.ofMinutes(2);

    private static final String ALGORITHM = "SHA-256";
    private static final int SALT_BYTES = 12;

    /** Salt and parameters, two hashes in hex, names, in base64. */
    private static final int PROOF_LENGTH_MAX = 1_024;

    private static final Pattern SALT = Pattern.compile("[0-9a-f]{24}\\?expires=(\\d{1,12})(&.*)");

    private final SecretKeySpec key;
    private final Clock clock;
    private final RandomGenerator chance;
    private final JsonMapper json;

    /**
     * @param secret the shop's; what signs challenges is derived from it and signs nothing else
     * @param chance that nobody can foretell
     */
    public Challenges(byte[] secret, Clock clock, RandomGenerator chance, JsonMapper json) {
        this.key = new SecretKeySpec(derived(secret).getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
        this.clock = clock;
        this.chance = chance;
        this.json = json;
    }

    static String derived(byte[] secret) {
        return hmac(new SecretKeySpec(secret, "HmacSHA256"), "proof-of-work");
    }

    public Challenge issue(Purpose purpose, long maxNumber) {
        byte[] random = new byte[SALT_BYTES];
        chance.nextBytes(random);
        long expires = clock.instant().plus(LIFETIME).getEpochSecond();
        String salt = HexFormat.of().formatHex(random) + "?expires=" + expires + purpose.parameters();
        String challenge = hash(salt, chance.nextLong(maxNumber + 1));
        return new Challenge(ALGORITHM, challenge, maxNumber, salt, hmac(key, challenge));
    }

    /** Whether this is the solution of a challenge of ours for that purpose which has not expired. */
    public boolean isSolved(String shown, Purpose purpose) {
        Proof proof = read(shown);
        if (proof == null || !proof.isWhole() || !proof.algorithm().equals(ALGORITHM)) {
            return false;
        }
        Matcher salt = SALT.matcher(proof.salt());
        return salt.matches()
                && salt.group(2).equals(purpose.parameters())
                && clock.instant().getEpochSecond() < Long.parseLong(salt.group(1))
                && hash(proof.salt(), proof.number()).equals(proof.challenge())
                && MessageDigest.isEqual(ascii(hmac(key, proof.challenge())), ascii(proof.signature()));
    }

    private Proof read(String shown) {
        if (shown.length() > PROOF_LENGTH_MAX) {
            return null;
        }
        try {
            return json.readValue(Base64.getDecoder().decode(shown), Proof.class);
        } catch (IllegalArgumentException | JacksonException noProof) {
            return null;
        }
    }

    private static String hash(String salt, long number) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(ALGORITHM).digest(ascii(salt + number)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(ascii(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
