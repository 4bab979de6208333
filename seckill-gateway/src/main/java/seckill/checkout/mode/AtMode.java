package seckill.checkout.mode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.seata.core.model.BranchType;
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

/**
 * Seata AT: every step commits in its own database together with an undo row that holds images of what it changed, and
 * takes global locks at the coordinator (TC) on the rows; on commit the undo rows are deleted, on rollback they are
 * played back, the last branch first.
 *
 * <p>Between a step and the end of the global transaction others read what may still be undone. Writers that are not
 * part of a global transaction must not touch the same rows.
 *
 * <p>Source: the AT mode chapter of Seata's documentation.
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

    private final SeataTransactions seata;

    AtMode(SeataTransactions seata) {
        this.seata = seata;
    }

    @Override
    public Guarantees guarantees() {
        return GUARANTEES;
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        return seata.carry(checkout, steps, BranchType.AT);
    }

    @Override
    public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
        return seata.resolve(steps);
    }
}
