package seckill.checkout.mode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * One transaction of the one database that all modules share: what the shop had before it became modules, and the
 * baseline of every comparison. If the process dies, the database rolls back.
 */
public final class LocalMode implements Mode {

    public static final Guarantees GUARANTEES = new Guarantees(
            "LOCAL",
            Family.LOCAL_TRANSACTION,
            Atomicity.ALL_OR_NOTHING,
            Settlement.WITH_THE_ANSWER,
            Visibility.NOTHING,
            Set.of(Held.DATABASE_ROWS),
            Set.of(Asks.ONE_DATABASE),
            Set.of(Assembly.MONOLITH),
            "The database rolls back.");

    private final OneTransaction transaction;

    /** @param transaction of the one database, with a timeout */
    public LocalMode(TransactionTemplate transaction) {
        this.transaction = new OneTransaction(transaction);
    }

    @Override
    public Guarantees guarantees() {
        return GUARANTEES;
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        return transaction.carry(checkout, steps);
    }

    @Override
    public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
        boolean all = Step.traces(steps).stream().allMatch(t -> t.state() == CommandTrace.State.DONE);
        if (all) {
            return Optional.of(new Outcome.Accepted());
        }
        return Step.giveUp(steps) ? Optional.of(new Outcome.Failed("rolled back")) : Optional.empty();
    }
}
