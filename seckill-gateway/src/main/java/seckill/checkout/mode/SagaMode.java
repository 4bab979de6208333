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
import seckill.checkout.Guarantees.Settlement;
import seckill.checkout.Guarantees.Visibility;
import seckill.checkout.Mode;
import seckill.checkout.Outcome;
import seckill.checkout.Step;

/**
 * A saga: every step is done for good in a local transaction of its own, and compensated by the coordinator (TC), the last
 * one first, when a later one refuses or fails. An answer that did not come counts as a failure: whether the step was done
 * or not, its compensation is asked for, and the fence at the participant knows.
 *
 * <p>What cannot be compensated is not done but announced, and done when nothing can fail any more: giving units and money
 * back, which others may have taken by then. The order stays in its old status meanwhile, and keeps everybody else away.
 *
 * <p>Source: Hector Garcia-Molina and Kenneth Salem, "Sagas" (1987).
 */
public final class SagaMode implements Mode {

    public static final Guarantees GUARANTEES = new Guarantees(
            "SAGA",
            Family.SAGA,
            Atomicity.ALL_OR_NOTHING,
            Settlement.SHORTLY_AFTER,
            Visibility.UNCOMMITTED_STEPS,
            Set.of(),
            Set.of(Asks.COMPENSATION),
            Set.of(Assembly.MODULES),
            "The TC has every step compensated when the transaction's time is up, or finishes what was decided.");

    private final SeataTransactions seata;

    SagaMode(SeataTransactions seata) {
        this.seata = seata;
    }

    @Override
    public Guarantees guarantees() {
        return GUARANTEES;
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        return seata.carry(checkout, steps, BranchType.SAGA);
    }

    @Override
    public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
        return seata.resolve(steps);
    }
}
