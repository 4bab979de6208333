package seckill.receiver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and checks as the shop does: {@code v1=} and HMAC-SHA256 over {@code timestamp.text}. */
final class SharedSecret {

    static final String TIMESTAMP = "Seckill-Timestamp";
    static final String SIGNATURE = "Seckill-Signature";

    /** Longer than two clocks differ; a callback that was recorded is worth nothing after it. */
    private static final Duration FRESH_FOR = Duration.ofMinutes(5);

    private final SecretKeySpec key;
    private final Clock clock;

    /** @param secret in base64, as the shop has it */
    SharedSecret(String secret, Clock clock) {
        this.key = new SecretKeySpec(Base64.getDecoder().decode(secret.strip()), "HmacSHA256");
        this.clock = clock;
    }

    String now() {
        return Long.toString(clock.instant().getEpochSecond());
    }

    String sign(String timestamp, String text) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return "v1=" + HexFormat.of().formatHex(mac.doFinal((timestamp + "." + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares in constant time: a stranger must not guess a signature digit by digit. */
    boolean isOfTheShop(String timestamp, String signature, String body) {
        if (timestamp == null || signature == null || !timestamp.matches("\\d{1,11}")) {
            return false;
        }
        long ageSeconds = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        return ageSeconds <= FRESH_FOR.toSeconds()
                && MessageDigest.isEqual(
                        sign(timestamp, body).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
}
