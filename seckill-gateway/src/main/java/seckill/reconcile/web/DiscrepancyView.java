package seckill.reconcile.web;

import java.time.Instant;

/**
 * A discrepancy as an operator reads it. Public, because the template calls it.
 *
 * @param sort        LOST, DUPLICATE, STUCK or ORPHAN
 * @param kind        stable
 * @param explanation in the reader's language
 * @param plan        what a repair does, in the reader's language; what to do instead where the shop has none
 * @param seen        what the books say
 * @param should      what they should say
 * @param state       OPEN, REPAIRING, REPAIRED or GONE
 * @param operator    who approved the last repair, empty before the first
 * @param answer      how that went, empty before the first and when it went well
 */
public record DiscrepancyView(
        String id,
        String sort,
        String kind,
        String explanation,
        String plan,
        String part,
        String subject,
        String seen,
        String should,
        boolean repairable,
        String state,
        int attempts,
        String operator,
        String reason,
        String answer,
        Instant firstSeen,
        Instant lastSeen) {}
