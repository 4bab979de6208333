package seckill.checkout.mode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.core.model.TransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Checkout;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Asks;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;
import seckill.checkout.Guarantees.Family;
import seckill.checkout.Guarantees.Held;
import seckill.checkout.Guarantees.Settlement;
import seckill.checkout.Guarantees.Visibility;
import seckill.checkout.Mode;
import seckill.checkout.Outcome;
import seckill.checkout.Step;
import seckill.participant.CommandTrace;
import seckill.participant.Reply;
import seckill.transaction.GlobalTransaction;

/**
 * Seata AT: every step commits in its own database together with an undo row that holds images of what it changed, and
 * takes global locks at the coordinator (TC) on the rows; on commit the undo rows are deleted, on rollback they are
 * played back, the last branch first.
 *
 * <p>Between a step and the end of the global transaction others read what may still be undone. Writers that are not
 * part of a global transaction must not touch the same rows.
 *
 * <p>If this process dies before it asked the TC to commit, the TC rolls back when the transaction's time is up; if it
 * dies afterwards, the TC finishes the commit. Source: the AT mode chapter of Seata's documentation.
 */
public final class AtMode implements Mode {

    public static final Guarantees GUARANTEES = new Guarantees(
            "AT",
            Family.TWO_PHASE_COMMIT,
            Atomicity.ALL_OR_NOTHING,
            Settlement.SHORTLY_AFTER,
            Visibility.UNCOMMITTED_STEPS,
            Set.of(Held.GLOBAL_LOCKS),
            Set.of(Asks.PARSEABLE_SQL),
            Set.of(Assembly.MODULES),
            "The TC rolls back when the transaction's time is up, or finishes the commit it has decided.");

    private static final Logger log = LoggerFactory.getLogger(AtMode.class);

    private final TransactionManager tm;
    private final Duration timeout;

    /** @param timeout after which the TC rolls a global transaction back by itself */
    public AtMode(TransactionManager tm, Duration timeout) {
        this.tm = tm;
        this.timeout = timeout;
    }

    @Override
    public Guarantees guarantees() {
        return GUARANTEES;
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        String xid;
        try {
            xid = tm.begin(null, null, checkout.scenario(), Math.toIntExact(timeout.toMillis()));
        } catch (TransactionException e) {
            return new Outcome.Failed("no global transaction: " + e.getMessage());
        }
        try (var _ = GlobalTransaction.of(xid, BranchType.AT).bind()) {
            for (Step<?> step : steps) {
                if (step.carryOut() instanceof Reply.Refused(var refusal)) {
                    rollback(xid);
                    return new Outcome.Refused(refusal);
                }
            }
        } catch (RuntimeException e) {
            log.warn("checkout={} xid={} mode=AT step failed, rolling back: {}", checkout.id(), xid, e.toString());
            rollback(xid);
            return new Outcome.Failed(e.getClass().getSimpleName());
        }
        return commit(xid);
    }

    /** Nobody has asked for a commit, so whatever this call meets, the TC can only roll back. */
    private void rollback(String xid) {
        try {
            tm.rollback(xid);
        } catch (TransactionException e) {
            log.warn("xid={} rollback not confirmed, the TC will do it in time: {}", xid, e.getMessage());
        }
    }

    private Outcome commit(String xid) {
        try {
            return switch (tm.commit(xid)) {
                case Committed, Committing, AsyncCommitting, CommitRetrying -> new Outcome.Accepted();
                case Rollbacked, Rollbacking, RollbackRetrying, TimeoutRollbacked, TimeoutRollbacking,
                        TimeoutRollbackRetrying ->
                    new Outcome.Failed("timed out and rolled back");
                default -> new Outcome.Unknown("commit answered ambiguously");
            };
        } catch (TransactionException e) {
            return new Outcome.Unknown("commit not confirmed");
        }
    }

    @Override
    public Optional<Outcome> resolve(List<CommandTrace> traces) {
        for (CommandTrace trace : traces) {
            if (!trace.xid().isEmpty() && !forgottenByTheCoordinator(trace.xid())) {
                return Optional.empty();
            }
        }
        long done = traces.stream().filter(t -> t.state() == CommandTrace.State.DONE).count();
        if (done == traces.size()) {
            return Optional.of(new Outcome.Accepted());
        }
        // some, but not all: branches are being rolled back between two of the reads
        return done == 0 ? Optional.of(new Outcome.Failed("rolled back")) : Optional.empty();
    }

    private boolean forgottenByTheCoordinator(String xid) {
        try {
            return tm.getStatus(xid) == GlobalStatus.Finished;
        } catch (TransactionException e) {
            return false;
        }
    }
}
