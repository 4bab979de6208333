package seckill.sale;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the right to ask once for units of a sale: for one buyer, one sale and one key, until it expires. Whoever shows it need not
 * show a session, so asking costs one signature and no look at whether a session was revoked.
 *
 * <p>It can be shown again, and is then about the same ticket: a key has one.
 *
 * <p>Shape: {@code t1.BUYER.EXPIRY.SIGNATURE}, the expiry in epoch seconds, the signature the first 16 bytes of HMAC-SHA256 over sale, key,
 * buyer and expiry, base64url.
 */
public final class SaleTokens {

    /** From asking for it to using it; longer than a page takes, too short to be sold. */
    public static final Duration LIFETIME = Duration.ofMinutes(2);

    private static final String PREFIX = "t1.";
    private static final int LENGTH_MAX = 80;
    private static final int SIGNATURE_BYTES = 16;

    private final SecretKey key;
    private final Clock clock;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

    /** @param key the shop's, at least 32 bytes; what is signed here begins differently from what is signed elsewhere with it */
    public SaleTokens(byte[] key, Clock clock) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.clock = clock;
    }

    /** @param ticket the key with which it is going to be asked */
    public Issued issue(long saleId, String ticket, long buyerId) {
        Instant expiry = clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
        String signed = buyerId + "." + expiry.getEpochSecond();
        return new Issued(PREFIX + signed + "." + signature(saleId, ticket, signed), expiry);
    }

    /** The buyer who may ask with it; empty when it is not of this shop, or for something else, or has expired. */
    public OptionalLong buyerOf(String token, long saleId, String ticket) {
        int end = token.lastIndexOf('.');
        if (token.length() > LENGTH_MAX || !token.startsWith(PREFIX) || end < PREFIX.length()) {
            return OptionalLong.empty();
        }
        String signed = token.substring(PREFIX.length(), end);
        byte[] expected = signature(saleId, ticket, signed).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, token.substring(end + 1).getBytes(StandardCharsets.US_ASCII))) {
            return OptionalLong.empty();
        }
        int dot = signed.indexOf('.'); // what we have signed has the shape that we have given it
        boolean isOver = clock.instant().getEpochSecond() >= Long.parseLong(signed, dot + 1, signed.length(), 10);
        return isOver ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(signed, 0, dot, 10));
    }

    /** The buyer of whom it says to be, which nobody has looked at; empty when it does not say. */
    public static OptionalLong claimedBuyerOf(String token) {
        int end = token.startsWith(PREFIX) && token.length() <= LENGTH_MAX ? token.indexOf('.', PREFIX.length()) : -1;
        try {
            return end < 0 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(token, PREFIX.length(), end, 10));
        } catch (NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }

    private String signature(long saleId, String ticket, String signed) {
        byte[] whole = macs.get().doFinal(
                ("sale-token\n" + saleId + "\n" + ticket + "\n" + signed).getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** A token and the first instant at which it is worth nothing. */
    public record Issued(String token, Instant expiresAt) {}
}
