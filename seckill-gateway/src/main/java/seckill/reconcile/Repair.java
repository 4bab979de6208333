package seckill.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.participant.CommandId;
import seckill.participant.Reply;
import seckill.trail.AuditTrail;
import seckill.trail.Deed;

/**
 * Sets a discrepancy right, once, because somebody has approved it.
 *
 * <p>Looked at again before, because it may be gone, and again after, because a correction that was carried out is not yet a book that is
 * right. When this process dies in between, the discrepancy is found again or it is not; the correction itself changes only what was seen.
 */
public final class Repair {

    /** Nobody takes so long for one correction: whoever began it is dead. */
    private static final Duration STALE_AFTER = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(Repair.class);

    private final Reconcile reconcile;
    private final Discrepancies discrepancies;
    private final AuditTrail trail;
    private final Clock clock;

    Repair(Reconcile reconcile, Discrepancies discrepancies, AuditTrail trail, Clock clock) {
        this.reconcile = reconcile;
        this.discrepancies = discrepancies;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Repairs it.
     *
     * @return what became of it; empty when there is none such that is open, or somebody is at it
     */
    public Optional<Found> repair(String id, String operator, String why) {
        Instant now = clock.instant();
        Optional<Integer> attempt = discrepancies.begin(id, operator, why, now, now.minus(STALE_AFTER));
        attempt.ifPresent(it -> end(id, it, tried(discrepancies.find(id).orElseThrow(), it)));
        return attempt.flatMap(it -> discrepancies.find(id));
    }

    private record End(Found.State state, String answer) {}

    private void end(String id, int attempt, End end) {
        discrepancies.end(id, attempt, end.state, end.answer, clock.instant());
        log.info("discrepancy={} attempt={} state={} answer={}", id, attempt, end.state, end.answer);
    }

    private End tried(Found found, int attempt) {
        try {
            Optional<Discrepancy> there = reconcile.find(found);
            if (there.isEmpty()) {
                return new End(Found.State.GONE, "");
            }
            Optional<Correction> correction = there.get().correction();
            if (correction.isEmpty()) {
                return new End(Found.State.OPEN, "NOT_REPAIRABLE");
            }
            return switch (corrected(found, correction.get(), new CommandId("repair-" + found.id() + "-" + attempt, "correct"))) {
                case Reply.Refused(var refusal) -> new End(Found.State.OPEN, refusal.name());
                case Reply.Done() -> reconcile.find(found).isEmpty()
                        ? new End(Found.State.REPAIRED, "")
                        : new End(Found.State.OPEN, "STILL_THERE");
            };
        } catch (RuntimeException e) {
            log.warn("discrepancy={} attempt={} failed: {}", found.id(), attempt, e.toString());
            return new End(Found.State.OPEN, "FAILED: " + e.getMessage());
        }
    }

    /** In the trail before it is done, and what came of it after. */
    private Reply corrected(Found found, Correction correction, CommandId id) {
        String subject = (found.part().equals(JudgeOrder.PART) ? "order" : found.part()) + "/" + found.subject();
        String what = found.kind() + " " + found.seen() + " -> " + found.should() + ": " + found.why();
        Reply reply = trail.around(Deed.ofOperator(found.operator(), "repair", subject, what), () -> correction.apply(id));
        if (reply instanceof Reply.Refused(var refusal)) {
            trail.write(found.operator(), "repair.refused", subject, refusal.name());
        }
        return reply;
    }
}
