package seckill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static seckill.checkout.CheckoutState.ACCEPTED;
import static seckill.checkout.CheckoutState.FAILED;
import static seckill.checkout.CheckoutState.IN_FLIGHT;
import static seckill.checkout.CheckoutState.REFUSED;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import seckill.order.api.OrderEntry;
import seckill.order.api.OrderStatus;
import seckill.order.api.OrderView;
import seckill.payment.api.MoneyOfOrder;
import seckill.stock.api.UnitsOfOrder;
import seckill.stock.api.UnitsOfOrder.Kept;
import seckill.stock.api.UnitsOfOrder.State;

/** What buyers were told is the measure of what the books say. */
class JudgeOrderTest {

    private static final String ID = PaperOrder.ID;

    private final JudgeOrder judge = new JudgeOrder(new AllBooks(null, null, null));

    static Stream<PaperOrder> everyLife() {
        return Stream.of(
                PaperOrder.bought(ACCEPTED),
                PaperOrder.bought(REFUSED),
                PaperOrder.bought(FAILED),
                PaperOrder.placed(),
                PaperOrder.placed().paid(REFUSED),
                PaperOrder.placed().paid(ACCEPTED),
                PaperOrder.placed().cancelled(),
                PaperOrder.placed().paid(ACCEPTED).refunded(),
                PaperOrder.bought(ACCEPTED).refunded());
    }

    @ParameterizedTest
    @MethodSource("everyLife")
    void nothing_is_wrong_when_the_books_say_what_was_told(PaperOrder order) {
        assertThat(judge.judge(order.facts())).isEmpty();
    }

    @Test
    void units_money_and_points_go_where_the_order_goes() {
        assertThat(PaperOrder.placed().facts().units().kept()).extracting(Kept::state).containsOnly(State.RESERVED);
        assertThat(PaperOrder.placed().facts().money()).isEqualTo(MoneyOfOrder.none(ID));
        assertThat(PaperOrder.placed().cancelled().facts().units().kept()).extracting(Kept::state).containsOnly(State.RELEASED);
        OrderFacts paid = PaperOrder.placed().paid(ACCEPTED).facts();
        assertThat(paid.order().order().status()).isEqualTo(OrderStatus.PAID);
        assertThat(paid.units().kept()).extracting(Kept::state).containsOnly(State.DEDUCTED);
        assertThat(paid.money()).isEqualTo(new MoneyOfOrder(ID, 7, "CNY", 900, 900, 0, 0, 900, 0, 9, 0, "", 9));
        OrderFacts refunded = PaperOrder.placed().paid(ACCEPTED).refunded().facts();
        assertThat(refunded.units().kept()).extracting(Kept::state).containsOnly(State.RETURNED);
        assertThat(refunded.money()).isEqualTo(new MoneyOfOrder(ID, 7, "CNY", 900, 900, 900, 0, 900, 900, 9, 9, "", 0));
    }

    @Test
    void an_order_of_which_a_checkout_is_in_flight_is_not_judged() {
        OrderFacts orphan = with(PaperOrder.bought(REFUSED).facts(), PaperOrder.bought(ACCEPTED).facts().order());
        OrderFacts inFlight = with(PaperOrder.bought(IN_FLIGHT).facts(), orphan.order());

        assertThat(kinds(orphan)).containsExactly(Kind.ORPHAN_ORDER);
        assertThat(judge.judge(inFlight)).isEmpty();
    }

    @Test
    void each_book_is_judged_by_itself() {
        OrderFacts lost = new OrderFacts(
                ID, PaperOrder.bought(ACCEPTED).checkouts(), OrderEntry.none(ID), UnitsOfOrder.none(ID), MoneyOfOrder.none(ID));
        OrderFacts orphans = new OrderFacts(
                ID,
                PaperOrder.bought(FAILED).checkouts(),
                PaperOrder.bought(ACCEPTED).facts().order(),
                PaperOrder.bought(ACCEPTED).facts().units(),
                PaperOrder.bought(ACCEPTED).facts().money());

        assertThat(kinds(lost)).containsExactly(Kind.LOST_ORDER, Kind.LOST_UNITS, Kind.LOST_PAYMENT);
        assertThat(kinds(orphans)).containsExactly(Kind.ORPHAN_ORDER, Kind.ORPHAN_UNITS, Kind.ORPHAN_PAYMENT);
        assertThat(judge.judge(lost)).allMatch(it -> it.correction().isPresent());
    }

    @Test
    void an_order_that_is_elsewhere_in_its_life_is_behind() {
        OrderFacts paid = PaperOrder.placed().paid(ACCEPTED).facts();

        assertThat(kinds(with(paid, PaperOrder.placed().facts().order()))).containsExactly(Kind.ORDER_BEHIND);
        assertThat(kinds(with(paid, new OrderEntry(ID, paid.order().order(), "REFUNDED")))).containsExactly(Kind.STUCK_ORDER);
    }

    @Test
    void when_an_order_was_placed_and_until_when_it_may_be_paid_is_no_difference() {
        OrderFacts facts = PaperOrder.placed().facts();
        OrderView it = facts.order().order();
        OrderView later = new OrderView(it.orderId(), it.buyerId(), it.status(), it.scenario(), it.mode(), it.epoch(), it.total(),
                it.placedAt().plusSeconds(3), it.deadline().plusSeconds(3), it.lines().reversed(), it.deliverTo());

        assertThat(judge.judge(with(facts, new OrderEntry(ID, later, "")))).isEmpty();
    }

    @Test
    void an_order_of_which_nobody_knows_who_was_told_is_taken_from_nobody() {
        OrderFacts right = PaperOrder.bought(ACCEPTED).facts();
        OrderFacts whole = new OrderFacts(ID, List.of(), right.order(), right.units(), right.money());
        OrderFacts half = new OrderFacts(ID, List.of(), right.order(), UnitsOfOrder.none(ID), right.money());

        assertThat(kinds(whole)).containsExactly(Kind.LOST_CHECKOUT);
        assertThat(judge.judge(whole)).noneMatch(it -> it.correction().isPresent());
        assertThat(kinds(half)).containsExactly(Kind.ORPHAN_ORDER, Kind.ORPHAN_PAYMENT);
    }

    @Test
    void people_decide_when_a_buyer_was_told_what_excludes_one_another() {
        assertThat(kinds(PaperOrder.placed().paid(ACCEPTED).cancelled().facts())).containsExactly(Kind.CONTRADICTION);
        assertThat(kinds(PaperOrder.bought(REFUSED).refunded().facts())).containsExactly(Kind.CONTRADICTION);
    }

    @Test
    void commands_of_refused_and_failed_checkouts_count_as_taken_back() {
        assertThat(PaperOrder.placed().paid(REFUSED).facts().without()).containsExactly("pay-000001");
        assertThat(PaperOrder.placed().paid(ACCEPTED).facts().without()).isEmpty();
    }

    private List<Kind> kinds(OrderFacts facts) {
        return judge.judge(facts).stream().map(Discrepancy::kind).toList();
    }

    private static OrderFacts with(OrderFacts facts, OrderEntry order) {
        return new OrderFacts(ID, facts.checkouts(), order, facts.units(), facts.money());
    }
}
