package seckill.trail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * One entry of the trail.
 *
 * <p>Its hash is the SHA-256, in hex, of these texts in UTF-8, each with the number of its bytes and a colon before it: number,
 * microseconds since 1970 in UTC, actor, role, action, subject, detail, hash of the entry before. With the lengths, no two entries have
 * the same text.
 *
 * @param number   1 and so on, without gaps
 * @param at       to the microsecond
 * @param previous the hash of the entry before it, {@link #NO_HASH} of the first
 */
public record Entry(long number, Instant at, Deed deed, String previous, String hash) {

    public static final String NO_HASH = "0".repeat(64);

    /** The entry that follows the one with this number and hash. */
    public static Entry after(long number, String hash, Instant at, Deed deed) {
        return new Entry(number + 1, at, deed, hash, hash(number + 1, at, deed, hash));
    }

    boolean isAsWritten() {
        return hash.equals(hash(number, at, deed, previous));
    }

    private static String hash(long number, Instant at, Deed deed, String previous) {
        MessageDigest digest = sha256();
        String micros = Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        List.of(Long.toString(number), micros, deed.actor(), deed.role(), deed.action(), deed.subject(), deed.detail(), previous)
                .forEach(field -> update(digest, field));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
