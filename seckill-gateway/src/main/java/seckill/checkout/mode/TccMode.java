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
 * Try, confirm, cancel: every step sets aside what it needs in a local transaction of its own (units reserved, money held,
 * the order's next status announced); then the coordinator (TC) has all of it confirmed, or cancelled. Nothing is locked in
 * between but what was set aside.
 *
 * <p>The TC calls confirm or cancel until each participant has done it; a fence at the participants absorbs repeats, a cancel
 * without its try, and a try that comes after its cancel.
 *
 * <p>Source: Pat Helland, "Life beyond Distributed Transactions" (2007), on tentative operations; the TCC mode chapter of
 * Seata's documentation.
 */
public final class TccMode implements Mode {

    public static final Guarantees GUARANTEES = new Guarantees(
            "TCC",
            Family.TRY_CONFIRM_CANCEL,
            Atomicity.ALL_OR_NOTHING,
            Settlement.SHORTLY_AFTER,
            Visibility.RESERVATIONS,
            Set.of(Held.RESERVATIONS),
            Set.of(Asks.TRY_CONFIRM_CANCEL),
            Set.of(Assembly.MODULES),
            "The TC has everything cancelled when the transaction's time is up, or confirmed when that was decided.");

    private final SeataTransactions seata;

    TccMode(SeataTransactions seata) {
        this.seata = seata;
    }

    @Override
    public Guarantees guarantees() {
        return GUARANTEES;
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        return seata.carry(checkout, steps, BranchType.TCC);
    }

    @Override
    public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
        return seata.resolve(steps);
    }
}
