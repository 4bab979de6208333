package seckill.member;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs sessions, so that any gateway knows one without asking a database.
 *
 * <p>Shape: {@code s1.PAYLOAD.SIGNATURE}, both base64url; the payload is {@code id:buyerId:role:expiry:login} with the
 * expiry in epoch seconds, the signature HMAC-SHA256 over {@code s1.PAYLOAD}.
 */
public final class SessionTokens {

    /** One working day: nobody signs in twice during a sale. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    /** Of a token that a program keeps by itself, and that anybody who finds it can use: one sale, and what comes after it. */
    public static final Duration BEARER_LIFETIME = Duration.ofHours(2);

    private static final String PREFIX = "s1.";

    /** The longest login gives 200; a longer token is not looked at. */
    private static final int LENGTH_MAX = 400;

    private static final int KEY_BYTES_MIN = 32;

    private final SecretKey key;
    private final Clock clock;
    private final Supplier<String> ids;

    /**
     * @param key at least 32 bytes
     * @param ids random session ids, of {@code [A-Za-z0-9_-]}
     */
    public SessionTokens(byte[] key, Clock clock, Supplier<String> ids) {
        if (key.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException("seckill.session.key needs at least " + KEY_BYTES_MIN + " bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.clock = clock;
        this.ids = ids;
    }

    public IssuedSession issue(long buyerId, String login, Role role) {
        return issue(ids.get(), buyerId, login, role, LIFETIME);
    }

    /** The same session in the hands of a program: it ends sooner, and with a sign-out of either. */
    public IssuedSession bearer(Session session) {
        return issue(session.id(), session.buyerId(), session.login(), session.role(), BEARER_LIFETIME);
    }

    private IssuedSession issue(String id, long buyerId, String login, Role role, Duration lifetime) {
        Instant expiry = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        Session session = new Session(id, buyerId, login, role, expiry);
        String payload = String.join(
                ":", session.id(), Long.toString(buyerId), role.name(), Long.toString(expiry.getEpochSecond()), login);
        String signed = PREFIX + base64(payload.getBytes(StandardCharsets.UTF_8));
        return new IssuedSession(signed + "." + base64(signature(signed)), session);
    }

    /** Tells whose session the token proves, as far as the token itself can tell. */
    public Verdict verify(String token) {
        int dot = token.lastIndexOf('.');
        if (token.length() > LENGTH_MAX || !token.startsWith(PREFIX) || dot < PREFIX.length()) {
            return new Verdict.Forged();
        }
        try {
            byte[] given = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            String signed = token.substring(0, dot);
            if (!MessageDigest.isEqual(signature(signed), given)) {
                return new Verdict.Forged();
            }
            Session session = session(Base64.getUrlDecoder().decode(signed.substring(PREFIX.length())));
            return clock.instant().isBefore(session.expiresAt()) ? new Verdict.Valid(session) : new Verdict.Expired();
        } catch (IllegalArgumentException notBase64) {
            return new Verdict.Forged();
        }
    }

    private static Session session(byte[] payload) {
        String[] parts = new String(payload, StandardCharsets.UTF_8).split(":", 5);
        return new Session(
                parts[0],
                Long.parseLong(parts[1]),
                parts[4],
                Role.valueOf(parts[2]),
                Instant.ofEpochSecond(Long.parseLong(parts[3])));
    }

    private byte[] signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a token proves. */
    public sealed interface Verdict {
        /** Signed by this shop and not expired; it may have been signed out since. */
        record Valid(Session session) implements Verdict {}

        /** Signed by this shop, but too old. */
        record Expired() implements Verdict {}

        /** Not signed by this shop. */
        record Forged() implements Verdict {}
    }
}
