package seckill.checkout.mode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.core.model.TransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Checkout;
import seckill.checkout.Outcome;
import seckill.checkout.Step;
import seckill.participant.CommandTrace;
import seckill.participant.Reply;
import seckill.transaction.GlobalTransaction;
import seckill.transaction.trace.LogFields;
import seckill.transaction.trace.Traced;

/**
 * What all modes with Seata's coordinator (TC) have in common: begin, run the steps, then ask for commit or rollback.
 * How a participant's branch prepares, commits and rolls back is what tells the modes apart; that is said by the branch
 * type which travels with each call.
 *
 * <p>If this process dies before it asked the TC to commit, the TC rolls back when the transaction's time is up; if it
 * dies afterwards, the TC finishes the commit.
 */
final class SeataTransactions {

    private static final Logger log = LoggerFactory.getLogger(SeataTransactions.class);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(400);

    private final TransactionManager tm;
    private final Duration timeout;

    /** @param timeout after which the TC rolls a global transaction back by itself */
    SeataTransactions(TransactionManager tm, Duration timeout) {
        this.tm = new AnyCoordinator(tm, BETWEEN_TRIES);
        this.timeout = timeout;
    }

    Outcome carry(Checkout checkout, List<Step<?>> steps, BranchType branches) {
        String xid;
        try {
            xid = tm.begin(null, null, checkout.scenario(), Math.toIntExact(timeout.toMillis()));
        } catch (TransactionException e) {
            return new Outcome.Failed("no global transaction: " + e.getMessage());
        }
        LogFields.note(LogFields.XID, xid);
        Traced.belongsTo(xid);
        try (var _ = GlobalTransaction.of(xid, branches).bind()) {
            for (Step<?> step : steps) {
                if (step.carryOut() instanceof Reply.Refused(var refusal)) {
                    rollback(xid);
                    return new Outcome.Refused(refusal);
                }
            }
        } catch (RuntimeException e) {
            log.warn("checkout={} xid={} mode={} step failed, rolling back: {}",
                    checkout.id(), xid, checkout.mode(), e.toString());
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

    /**
     * Decides by what the participants remember, once the TC has forgotten every transaction that they name. When they remember nothing the
     * checkout has failed; its carrier may live all the same, and wait for a TC that does not answer, so it is kept from beginning again.
     */
    Optional<Outcome> resolve(List<Step<?>> steps) {
        List<CommandTrace> traces = Step.traces(steps);
        for (CommandTrace trace : traces) {
            if (!trace.xid().isEmpty() && !forgottenByTheCoordinator(trace.xid())) {
                return Optional.empty();
            }
        }
        if (traces.stream().anyMatch(t -> t.state() == CommandTrace.State.NONE && !t.xid().isEmpty())) {
            return Optional.empty(); // its transaction ended between the look at the row and the question to the TC
        }
        long done = traces.stream().filter(t -> t.state() == CommandTrace.State.DONE).count();
        if (done == traces.size()) {
            return Optional.of(new Outcome.Accepted());
        }
        // some, but not all: branches are being rolled back between two of the reads
        return done == 0 && Step.giveUp(steps) ? Optional.of(new Outcome.Failed("rolled back")) : Optional.empty();
    }

    private boolean forgottenByTheCoordinator(String xid) {
        try {
            return tm.getStatus(xid) == GlobalStatus.Finished;
        } catch (TransactionException e) {
            return false;
        }
    }
}
