package seckill.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seckill.order.PaperOrders.HOME;
import static seckill.order.PaperOrders.NOON;
import static seckill.order.PaperOrders.TEN;
import static seckill.order.PaperOrders.TWELVE;
import static seckill.order.PaperOrders.id;
import static seckill.order.PaperOrders.place;
import static seckill.order.PaperOrders.row;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.order.api.Address;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderCommand.Cancel;
import seckill.order.api.OrderCommand.MarkPaid;
import seckill.order.api.OrderCommand.PaymentTerm;
import seckill.order.api.OrderCommand.Refund;
import seckill.order.api.OrderLine;
import seckill.order.api.OrderRefusal;
import seckill.order.api.OrderState;
import seckill.order.api.OrderStatus;
import seckill.order.api.OrderView;
import seckill.order.api.OverdueOrder;
import seckill.order.mybatis.DeliveryMapper;
import seckill.order.mybatis.OrderLineMapper;
import seckill.order.mybatis.OrderMapper;
import seckill.participant.CommandTrace;
import seckill.participant.Money;
import seckill.participant.Phase;
import seckill.participant.Publishing;
import seckill.participant.Reply;
import seckill.participant.Slip;
import seckill.participant.Stop;
import seckill.transaction.PaperDatabase;
import seckill.transaction.PendingElsewhereException;

class MoveOrdersTest {

    private static final MarkPaid PAY = new MarkPaid(id("mark-paid"), "checkout-1", 42, TEN);
    private static final Cancel CANCEL = new Cancel(id("cancel"), "checkout-1", 42);
    private static final Refund REFUND = new Refund(id("refund-order"), "checkout-1", 42, TEN);
    private static final String LINES = "[Row[orderId=checkout-1, lineNo=1, sku=1, saleId=7, quantity=2, unitPriceMinor=400],"
            + " Row[orderId=checkout-1, lineNo=2, sku=2, saleId=0, quantity=1, unitPriceMinor=200]]";

    private final PaperOrders paper = new PaperOrders();
    private final PaperDatabase database = paper.database;

    // placing

    @Test
    void an_order_that_is_paid_at_once_is_written_as_paid_with_its_lines_and_where_it_goes() {
        assertThat(carryOut(place(new PaymentTerm.Now(), HOME))).isEqualTo(Reply.done());
        assertThat(paper.asked()).containsExactly(
                "insert(" + row("PAID", null) + ", null)",
                "insert(" + LINES + ")",
                "insert([" + new DeliveryMapper.Row("checkout-1", "Wang Fang", "1 Long Street", "Beijing", "100000", "CN") + "])");
    }

    @Test
    void an_order_that_is_paid_later_waits_until_its_deadline() {
        assertThat(carryOut(place(new PaymentTerm.Until(NOON.plusSeconds(900)), null))).isEqualTo(Reply.done());
        assertThat(paper.asked()).containsExactly(
                "insert(" + row("PENDING", TWELVE.plusMinutes(15)) + ", null)", "insert(" + LINES + ")"); // nothing to deliver
    }

    @Test
    void the_shop_delivers_within_china_to_postcodes_that_look_so() {
        for (Address nowhere : List.of(
                new Address("Ann", "1 Long Street", "Berlin", "100000", "DE"),
                new Address("Ann", "1 Long Street", "Beijing", "10000", "CN"),
                new Address("Ann", "1 Long Street", "Beijing", "1000000", "CN"))) {
            assertThat(carryOut(place(new PaymentTerm.Now(), nowhere))).isEqualTo(Reply.refused(OrderRefusal.INVALID_ADDRESS));
        }
        assertThat(paper.asked()).isEmpty();
    }

    // moving

    @Test
    void the_statement_decides_whether_an_order_moves() {
        assertThat(carryOut(PAY)).isEqualTo(Reply.done());
        assertThat(carryOut(CANCEL)).isEqualTo(Reply.done());
        assertThat(carryOut(REFUND)).isEqualTo(Reply.done());
        assertThat(paper.asked()).containsExactly(
                "paid(checkout-1, 42, 1000, CNY, 2026-11-11T12:00)",
                "cancelled(checkout-1, 42)",
                "refunded(checkout-1, 42, 1000, CNY)");
    }

    @Test
    void an_order_of_somebody_else_is_none() {
        nothingMoves();
        for (OrderCommand command : List.of(PAY, CANCEL, REFUND)) {
            assertThat(carryOut(command)).isEqualTo(Reply.refused(OrderRefusal.NO_SUCH_ORDER));
        }
        assertThat(paper.asked()).contains("of(checkout-1, 42)");
    }

    @Test
    void a_refusal_names_the_first_thing_that_is_wrong_with_a_payment() {
        nothingMoves();
        is(row("PAID", null));
        assertThat(carryOut(PAY)).isEqualTo(Reply.refused(OrderRefusal.NOT_PENDING));
        is(row("PENDING", TWELVE));
        assertThat(carryOut(new MarkPaid(id("mark-paid"), "checkout-1", 42, new Money(999, "CNY"))))
                .isEqualTo(Reply.refused(OrderRefusal.WRONG_AMOUNT));
        assertThat(carryOut(new MarkPaid(id("mark-paid"), "checkout-1", 42, new Money(1_000, "EUR"))))
                .isEqualTo(Reply.refused(OrderRefusal.WRONG_AMOUNT));
        assertThat(carryOut(PAY)).isEqualTo(Reply.refused(OrderRefusal.DEADLINE_PASSED)); // its last instant
    }

    @Test
    void a_refusal_names_what_is_wrong_with_a_cancellation_or_a_refund() {
        nothingMoves();
        is(row("PAID", null));
        assertThat(carryOut(CANCEL)).isEqualTo(Reply.refused(OrderRefusal.NOT_PENDING));
        assertThat(carryOut(new Refund(id("refund-order"), "checkout-1", 42, new Money(1, "CNY"))))
                .isEqualTo(Reply.refused(OrderRefusal.WRONG_AMOUNT));
        is(row("PENDING", TWELVE));
        assertThat(carryOut(REFUND)).isEqualTo(Reply.refused(OrderRefusal.NOT_PAID));
    }

    @Test
    void an_order_that_should_have_moved_is_pending_elsewhere() {
        nothingMoves();
        is(row("PENDING", TWELVE.plusNanos(1_000)));
        Clock noon = Clock.fixed(NOON, ZoneOffset.UTC);
        pendingElsewhere(() -> new MarkOrderPaid(paper.orders, noon).markPaid(PAY));
        pendingElsewhere(() -> new CancelOrder(paper.orders).cancel(CANCEL));
        is(row("PENDING", null));
        pendingElsewhere(() -> new MarkOrderPaid(paper.orders, noon).markPaid(PAY));
        is(row("PAID", null));
        pendingElsewhere(() -> new RefundOrder(paper.orders).refund(REFUND));
    }

    // reading

    @Test
    void an_order_is_shown_with_its_lines_and_where_it_goes() {
        is(row("PENDING", TWELVE.plusMinutes(15)));
        database.answers("OrderLineMapper.of([checkout-1])", List.of(new OrderLineMapper.Row("checkout-1", 1, 1, 7, 2, 500)))
                .answers("DeliveryMapper.of([checkout-1])",
                        List.of(new DeliveryMapper.Row("checkout-1", "Wang Fang", "1 Long Street", "Beijing", "100000", "CN")));
        assertThat(participant().order(42, "checkout-1")).containsExactly(new OrderView(
                "checkout-1", 42, OrderStatus.PENDING, "buy-now", "AT", 3, TEN, NOON, NOON.plusSeconds(900),
                List.of(new OrderLine(1, 7, 2, new Money(500, "CNY"))), HOME));
    }

    @Test
    void an_order_that_was_paid_at_once_has_no_deadline_and_one_that_stays_here_no_address() {
        database.answers("newest(42, 100)", List.of(row("PAID", null)));
        OrderView order = participant().ordersOf(42, 100).getFirst();
        assertThat(order.deadline()).isEqualTo(java.time.Instant.EPOCH);
        assertThat(order.deliverTo()).isNull();
        assertThat(order.lines()).isEmpty();
    }

    @Test
    void the_next_page_begins_behind_the_last_order_of_the_page_before() {
        database.answers("before(42, ", List.of(row("PAID", null)));
        assertThat(participant().ordersBefore(42, NOON, "order-9", 20)).extracting(OrderView::orderId).containsExactly("checkout-1");
        assertThat(paper.asked()).startsWith("before(42, 2026-11-11T12:00, order-9, 20)");
    }

    @Test
    void how_far_many_orders_are_is_one_question() {
        database.answers("states([a, b])", List.of(new OrderMapper.State("a", "PAID")));
        assertThat(participant().statesOf(List.of("a", "b"))).containsExactly(new OrderState("a", OrderStatus.PAID));
        assertThat(participant().statesOf(List.of())).isEmpty();
        assertThat(paper.asked()).containsExactly("states([a, b])");
        assertThatThrownBy(() -> participant().statesOf(java.util.Collections.nCopies(501, "a"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_asks_for_lines_of_no_orders() {
        assertThat(participant().order(43, "checkout-1")).isEmpty();
        assertThat(paper.asked()).containsExactly("of(checkout-1, 43)");
    }

    @Test
    void overdue_orders_come_in_pages_as_of_now() {
        database.answers("overdue(", List.of(row("PENDING", TWELVE.minusMinutes(1))));
        assertThat(participant().overdueAfter(NOON.minusSeconds(300), "order-9", 500))
                .containsExactly(new OverdueOrder("checkout-1", 42, NOON.minusSeconds(60)));
        assertThat(paper.asked()).containsExactly("overdue(2026-11-11T12:00, 2026-11-11T11:55, order-9, 500)");
    }

    @Test
    void pages_have_an_end() {
        for (int limit : List.of(0, 101)) {
            assertThatThrownBy(() -> participant().ordersOf(42, limit)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> participant().ordersBefore(42, NOON, "order-9", limit)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int limit : List.of(0, 501)) {
            assertThatThrownBy(() -> participant().overdueAfter(NOON, "", limit)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(participant().ordersOf(42, 1)).isEmpty();
        assertThat(participant().overdueAfter(NOON, "", 1)).isEmpty();
    }

    // the participant

    @Test
    void a_checkout_that_travels_announces_the_order_and_closes_it_in_the_end() {
        assertThat(participant().take(Phase.DO, PAY)).isEqualTo(Reply.done());
        assertThat(participant().take(Phase.DECIDE, PAY)).isEqualTo(Reply.done());
        assertThat(participant().take(Phase.CONFIRM, PAY)).isEqualTo(Reply.done());
        assertThat(participant().take(Phase.CANCEL, PAY)).isEqualTo(Reply.done());
        assertThat(paper.asked()).containsExactly(
                "announcePaid(checkout-1, 42, 1000, CNY, 2026-11-11T12:00)", "show(checkout-1)", "arrive(checkout-1)",
                "takeBackAnnouncement(checkout-1)");
    }

    @Test
    void several_orders_are_announced_together() {
        assertThat(participant().takeAll(Phase.DO, List.of(PAY, CANCEL))).containsExactly(Reply.done(), Reply.done());
        assertThat(database.asked().stream().filter("COMMIT"::equals)).hasSize(1);
    }

    @Test
    void what_an_order_left_is_remembered() {
        database.answers("SELECT refusal, xid", List.<Object[]>of(new Object[] {"NOT_PENDING", ""}));
        assertThat(participant().trace(id("cancel"))).isEqualTo(new CommandTrace(CommandTrace.State.REFUSED, "", "NOT_PENDING"));
    }

    @Test
    void a_slip_begins_where_orders_are() {
        Slip slip = new Slip("checkout-1", "order-11", List.of(new Stop("order", "checkout-1/cancel", "{}", false)));
        OrderParticipant participant = new OrderParticipant(
                paper.forms(), (it, how) -> it.equals(slip) && how == Publishing.OUTBOX
                        ? Reply.refused(OrderRefusal.NOT_PENDING) : Reply.done(), paper.reading());
        assertThat(participant.begin(slip, Publishing.OUTBOX)).isEqualTo(Reply.refused(OrderRefusal.NOT_PENDING));
    }

    @Test
    void a_new_order_is_not_looked_for() {
        OrderAtOnce atOnce = new OrderAtOnce(null, null, null, null);
        assertThatThrownBy(() -> atOnce.whyNot(place(new PaymentTerm.Now(), null))).isInstanceOf(IllegalArgumentException.class);
    }

    private Reply carryOut(OrderCommand command) {
        return participant().carryOut(command);
    }

    private OrderParticipant participant() {
        return new OrderParticipant(paper.forms(), (slip, how) -> Reply.done(), paper.reading());
    }

    private void nothingMoves() {
        database.answers("paid(", 0).answers("cancelled(", 0).answers("refunded(", 0);
    }

    private void is(OrderMapper.Row order) {
        database.answers("OrderMapper.of(checkout-1, 42)", order);
    }

    private static void pendingElsewhere(Runnable move) {
        assertThatThrownBy(move::run).isInstanceOf(PendingElsewhereException.class).hasMessageContaining("order checkout-1");
    }}
