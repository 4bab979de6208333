package seckill.reconcile;

import java.util.Optional;
import seckill.shop.Fingerprint;

/**
 * Something that the books say and should not, or do not say and should.
 *
 * @param part       of the shop at which it was found, see {@link Part#name}
 * @param subject    what it is about, such as an order's id
 * @param seen       what the books say, in words that mean the same in any language
 * @param should     what they should say
 * @param correction what makes them say so; empty where only people can decide
 */
public record Discrepancy(Kind kind, String part, String subject, String seen, String should, Optional<Correction> correction) {

    /** Whoever finds the same finds the same id; something else about the same subject is another discrepancy. */
    public String id() {
        return Fingerprint.of(String.join("\n", kind.name(), part, subject, seen, should));
    }
}
