package seckill.launcher.audit;

import java.util.List;

/**
 * The outcome of an audit.
 *
 * @param atRest   whether nothing was in flight when it looked; when something was, a broken invariant may be work in
 *                 progress
 * @param verdicts one per invariant, in their order
 */
public record AuditReport(boolean atRest, List<Verdict> verdicts) {

    public boolean ok() {
        return verdicts.stream().allMatch(Verdict::ok);
    }

    /** The ids of the broken invariants. */
    public List<String> broken() {
        return verdicts.stream().filter(verdict -> !verdict.ok()).map(Verdict::id).toList();
    }

    /** @throws IllegalArgumentException when the audit has no such invariant */
    public Verdict verdict(String id) {
        return verdicts.stream()
                .filter(verdict -> verdict.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no invariant " + id));
    }
}
