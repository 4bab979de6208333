package seckill.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what the shop and a program beside it say to one another, shipping or a payment provider: HMAC-SHA256 over {@code timestamp.text}, in hexadecimal digits after
 * {@code v1=}. The time is part of what is signed, so a recorded request is worth nothing later.
 */
public final class Signature {

    /** Seconds since 1970. */
    public static final String TIMESTAMP_HEADER = "Seckill-Timestamp";

    public static final String SIGNATURE_HEADER = "Seckill-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1=";
    private static final int KEY_BYTES_MIN = 32;

    private final SecretKeySpec key;
    private final Clock clock;
    private final Duration freshFor;

    /** @param secret in base64 */
    public Signature(String secret, Clock clock, Duration freshFor) {
        byte[] bytes = Base64.getDecoder().decode(secret.strip());
        if (bytes.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException("a secret for signatures has at least " + KEY_BYTES_MIN + " bytes in base64");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
        this.clock = clock;
        this.freshFor = freshFor;
    }

    /** The time at which something is signed, as the header has it. */
    public String now() {
        return Long.toString(clock.instant().getEpochSecond());
    }

    public String of(String timestamp, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signed = mac.doFinal((timestamp + "." + text).getBytes(StandardCharsets.UTF_8));
            return VERSION + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Whether somebody who knows the secret has said this just now. */
    public boolean holds(String timestamp, String signature, String text) {
        return timestamp != null && signature != null && isFresh(timestamp)
                && MessageDigest.isEqual(
                        of(timestamp, text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isFresh(String timestamp) {
        return seconds(timestamp)
                .map(said -> Duration.between(Instant.ofEpochSecond(said), clock.instant()).abs().compareTo(freshFor) <= 0)
                .orElse(false);
    }

    private static Optional<Long> seconds(String timestamp) {
        return timestamp.matches("\\d{1,11}") ? Optional.of(Long.parseLong(timestamp)) : Optional.empty();
    }
}
