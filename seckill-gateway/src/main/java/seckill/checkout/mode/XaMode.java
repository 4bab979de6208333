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
 * XA: every step is a branch which its database prepares and then keeps, invisible to others and with its rows locked,
 * until the coordinator (TC) says commit or rollback.
 *
 * <p>Nobody reads or overwrites what may still be undone; therefore everybody who wants the same rows waits. A commit is
 * answered when every database has committed.
 *
 * <p>Source: X/Open, Distributed Transaction Processing: The XA Specification (1991); the XA mode chapter of Seata's
 * documentation.
 */
public final class XaMode implements Mode {

    public static final Guarantees GUARANTEES = new Guarantees(
            "XA",
            Family.TWO_PHASE_COMMIT,
            Atomicity.ALL_OR_NOTHING,
            Settlement.SHORTLY_AFTER,
            Visibility.NOTHING,
            Set.of(Held.DATABASE_ROWS, Held.DATABASE_CONNECTIONS),
            Set.of(Asks.XA_DATABASE),
            Set.of(Assembly.MODULES),
            "The TC rolls back when the transaction's time is up, or finishes the commit it has decided;"
                    + " until then the rows stay locked.");

    private final SeataTransactions seata;

    XaMode(SeataTransactions seata) {
        this.seata = seata;
    }

    @Override
    public Guarantees guarantees() {
        return GUARANTEES;
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        return seata.carry(checkout, steps, BranchType.XA);
    }

    @Override
    public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
        return seata.resolve(steps);
    }
}
