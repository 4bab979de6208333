package seckill.checkout.mode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import seckill.participant.Refusal;
import seckill.participant.Reply;

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

    private static final Logger log = LoggerFactory.getLogger(LocalMode.class);

    private final TransactionTemplate transaction;

    public LocalMode(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    @Override
    public Guarantees guarantees() {
        return GUARANTEES;
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        try {
            transaction.executeWithoutResult(status -> {
                for (Step<?> step : steps) {
                    if (step.carryOut() instanceof Reply.Refused(var refusal)) {
                        throw new Refusing(refusal);
                    }
                }
            });
            return new Outcome.Accepted();
        } catch (Refusing refusing) {
            return new Outcome.Refused(refusing.refusal);
        } catch (RuntimeException e) {
            log.warn("checkout={} mode=LOCAL failed: {}", checkout.id(), e.toString());
            return new Outcome.Unknown(e.getClass().getSimpleName()); // the commit itself may have been what failed
        }
    }

    @Override
    public Optional<Outcome> resolve(List<CommandTrace> traces) {
        boolean all = traces.stream().allMatch(t -> t.state() == CommandTrace.State.DONE);
        return Optional.of(all ? new Outcome.Accepted() : new Outcome.Failed("rolled back"));
    }

    /** Leaves the transaction's callback, so that it rolls back. */
    private static final class Refusing extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Refusal refusal;

        Refusing(Refusal refusal) {
            super(refusal.name(), null, false, false);
            this.refusal = refusal;
        }
    }
}
