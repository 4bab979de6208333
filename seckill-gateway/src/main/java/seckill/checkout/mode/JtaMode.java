package seckill.checkout.mode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionTemplate;
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

/**
 * One transaction of a transaction manager in this process around a database per module: each database prepares (XA), the
 * decision is written to a log on this machine's disk, then each commits.
 *
 * <p>If the process dies before the decision is in the log, the next start rolls back what was prepared (presumed abort);
 * if it dies afterwards, the next start commits it. Until that start the prepared rows stay locked: the decision cannot
 * be had anywhere else.
 *
 * <p>Source: Jakarta Transactions 2.0; X/Open, Distributed TP: The XA Specification, 1991.
 */
public final class JtaMode implements Mode {

    public static final Guarantees GUARANTEES = new Guarantees(
            "JTA",
            Family.TWO_PHASE_COMMIT,
            Atomicity.ALL_OR_NOTHING,
            Settlement.WITH_THE_ANSWER,
            Visibility.NOTHING,
            Set.of(Held.DATABASE_ROWS, Held.DATABASE_CONNECTIONS),
            Set.of(Asks.XA_DATABASE),
            Set.of(Assembly.MONOLITH_WITH_DATABASES),
            "The next start commits what its log has as decided, and rolls back the rest.");

    private final OneTransaction transaction;
    private final BooleanSupplier commitsAreOwed;

    /**
     * @param transaction    of the transaction manager, with a timeout
     * @param commitsAreOwed whether the log has a decision to commit, of an earlier moment, that some database has not
     *                       been told yet
     */
    public JtaMode(TransactionTemplate transaction, BooleanSupplier commitsAreOwed) {
        this.transaction = new OneTransaction(transaction);
        this.commitsAreOwed = commitsAreOwed;
    }

    @Override
    public Guarantees guarantees() {
        return GUARANTEES;
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        return transaction.carry(checkout, steps);
    }

    /** A prepared branch shows no trace, so "none" is an answer only when nothing is owed that could be this one. */
    @Override
    public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
        List<CommandTrace> traces = Step.traces(steps);
        long done = traces.stream().filter(t -> t.state() == CommandTrace.State.DONE).count();
        if (done == traces.size()) {
            return Optional.of(new Outcome.Accepted());
        }
        boolean mayCommit = done > 0 || commitsAreOwed.getAsBoolean() || !Step.giveUp(steps);
        return mayCommit ? Optional.empty() : Optional.of(new Outcome.Failed("rolled back"));
    }
}
