package seckill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import seckill.payment.api.MoneyOfOrder;
import seckill.stock.api.UnitsOfOrder;
import seckill.stock.api.UnitsOfOrder.Kept;
import seckill.stock.api.UnitsOfOrder.State;

/** How differences of units and money are called. */
class DifferencesTest {

    private static final String ID = PaperOrder.ID;
    private static final MoneyOfOrder NONE = MoneyOfOrder.none(ID);
    private static final MoneyOfOrder PAID = money(100, 100, 0, 100, 0, 1, 1);
    private static final MoneyOfOrder REFUNDED = new MoneyOfOrder(ID, 7, "CNY", 100, 100, 100, 0, 100, 100, 1, 1, "", 0);

    @Test
    void units() {
        assertThat(units(kept(2, State.DEDUCTED), kept(2, State.DEDUCTED))).isEmpty();
        assertThat(units(kept(2, State.RESERVED), kept(2, State.DEDUCTED))).contains(Kind.LOST_UNITS);
        assertThat(units(kept(1, State.DEDUCTED), kept(2, State.DEDUCTED))).contains(Kind.LOST_UNITS);
        assertThat(units(kept(3, State.DEDUCTED), kept(2, State.DEDUCTED))).contains(Kind.DUPLICATE_UNITS);
        assertThat(units(kept(2, State.DEDUCTED), kept(2, State.RETURNED))).contains(Kind.ORPHAN_UNITS);
        assertThat(units(kept(2, State.RESERVED), UnitsOfOrder.none(ID))).contains(Kind.ORPHAN_UNITS);
        assertThat(units(kept(2, State.RELEASED), UnitsOfOrder.none(ID))).contains(Kind.ORPHAN_UNITS);
        assertThat(units(UnitsOfOrder.none(ID), kept(2, State.RELEASED))).contains(Kind.LOST_UNITS);
        assertThat(units(announced(kept(2, State.RESERVED)), kept(2, State.RESERVED))).contains(Kind.STUCK_UNITS);
    }

    @Test
    void money() {
        assertThat(MoneyDifference.between(PAID, PAID)).isEmpty();
        assertThat(MoneyDifference.between(NONE, PAID)).contains(Kind.LOST_PAYMENT);
        assertThat(MoneyDifference.between(PAID, NONE)).contains(Kind.ORPHAN_PAYMENT);
        assertThat(MoneyDifference.between(money(100, 100, 0, 200, 0, 1, 1), PAID)).contains(Kind.DUPLICATE_PAYMENT);
        assertThat(MoneyDifference.between(money(100, 0, 0, 100, 0, 1, 1), PAID)).contains(Kind.STUCK_PAYMENT);
        assertThat(MoneyDifference.between(money(200, 200, 0, 100, 0, 1, 1), PAID)).contains(Kind.ORPHAN_PAYMENT);
        assertThat(MoneyDifference.between(money(0, 0, 0, 100, 0, 1, 1), PAID)).contains(Kind.LOST_PAYMENT);
        assertThat(MoneyDifference.between(PAID, REFUNDED)).contains(Kind.LOST_REFUND);
        assertThat(MoneyDifference.between(money(100, 100, 100, 100, 150, 1, 1), REFUNDED)).contains(Kind.DUPLICATE_REFUND);
        assertThat(MoneyDifference.between(money(100, 100, 0, 100, 0, 0, 0), PAID)).contains(Kind.LOST_POINTS);
        assertThat(MoneyDifference.between(money(100, 100, 0, 100, 0, 2, 2), PAID)).contains(Kind.DUPLICATE_POINTS);
    }

    @Test
    void what_is_announced_for_money_or_points_is_stuck() {
        MoneyOfOrder refunding = new MoneyOfOrder(ID, 7, "CNY", 100, 100, 0, 100, 100, 0, 1, 0, "", 1);
        MoneyOfOrder awarding = new MoneyOfOrder(ID, 7, "CNY", 100, 100, 0, 0, 100, 0, 1, 0, "AWARDED", 0);

        assertThat(MoneyDifference.between(refunding, PAID)).contains(Kind.STUCK_PAYMENT);
        assertThat(MoneyDifference.between(awarding, PAID)).contains(Kind.STUCK_PAYMENT);
    }

    private static Optional<Kind> units(UnitsOfOrder seen, UnitsOfOrder should) {
        return UnitsDifference.between(seen, should);
    }

    private static UnitsOfOrder kept(int quantity, State state) {
        return new UnitsOfOrder(ID, 0, List.of(new Kept(11, 0, quantity, state, "", PaperOrder.NOON)));
    }

    private static UnitsOfOrder announced(UnitsOfOrder units) {
        Kept it = units.kept().getFirst();
        return new UnitsOfOrder(ID, 0, List.of(new Kept(it.sku(), it.saleId(), it.quantity(), it.state(), "DEDUCTED", it.deadline())));
    }

    private static MoneyOfOrder money(
            long amount, long captured, long refunded, long taken, long returned, long awarded, long points) {
        return new MoneyOfOrder(ID, 7, "CNY", amount, captured, refunded, 0, taken, returned, awarded, 0, "", points);
    }
}
