package seckill.order.tcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seckill.order.PaperOrders.HOME;
import static seckill.order.PaperOrders.NOON;
import static seckill.order.PaperOrders.TEN;
import static seckill.order.PaperOrders.TWELVE;
import static seckill.order.PaperOrders.id;
import static seckill.order.PaperOrders.place;
import static seckill.order.PaperOrders.row;

import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.order.PaperOrders;
import seckill.order.api.Address;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderCommand.Cancel;
import seckill.order.api.OrderCommand.MarkPaid;
import seckill.order.api.OrderCommand.PaymentTerm;
import seckill.order.api.OrderCommand.Place;
import seckill.order.api.OrderCommand.Refund;
import seckill.order.api.OrderRefusal;
import seckill.order.saga.OrderSaga;
import seckill.transaction.PaperDatabase;
import seckill.transaction.TryConfirmCancel;

class OrderTccTest {

    private static final Place BUY = place(new PaymentTerm.Now(), HOME);
    private static final Place PLACE = place(new PaymentTerm.Until(NOON.plusSeconds(900)), null);
    private static final MarkPaid PAY = new MarkPaid(id("mark-paid"), "checkout-1", 42, TEN);
    private static final Cancel CANCEL = new Cancel(id("cancel"), "checkout-1", 42);
    private static final Refund REFUND = new Refund(id("refund-order"), "checkout-1", 42, TEN);

    private final PaperOrders paper = new PaperOrders();
    private final PaperDatabase database = paper.database;
    private final TryConfirmCancel<OrderCommand> tcc = paper.tcc();

    @Test
    void an_order_is_pending_until_what_it_is_going_to_be_is_confirmed() {
        assertThat(tcc.tryOut(BUY)).isEmpty();
        assertThat(paper.asked()).hasSize(3).startsWith("insert(" + row("PENDING", null) + ", PAID)"); // with its lines and address
        assertThat(tcc.tryOut(PLACE)).isEmpty();
        assertThat(paper.asked().getFirst()).isEqualTo("insert(" + row("PENDING", TWELVE.plusMinutes(15)) + ", PENDING)");
    }

    @Test
    void an_order_that_cannot_be_delivered_is_not_announced() {
        Place nowhere = place(new PaymentTerm.Now(), new Address("Ann", "1 Long Street", "Berlin", "10115", "DE"));
        assertThat(tcc.tryOut(nowhere).orElseThrow()).isEqualTo(OrderRefusal.INVALID_ADDRESS);
        assertThat(tcc.tryOutAll(List.of(BUY, nowhere))).isFalse();
        assertThat(paper.asked()).isEmpty();
    }

    @Test
    void the_next_status_is_announced() {
        assertThat(tcc.tryOut(PAY)).isEmpty();
        assertThat(tcc.tryOut(CANCEL)).isEmpty();
        assertThat(tcc.tryOut(REFUND)).isEmpty();
        assertThat(paper.asked()).containsExactly(
                "announcePaid(checkout-1, 42, 1000, CNY, 2026-11-11T12:00)",
                "announceCancelled(checkout-1, 42)",
                "announceRefunded(checkout-1, 42, 1000, CNY)");
    }

    @Test
    void an_order_that_could_not_be_announced_is_refused_with_its_reason() {
        database.answers("announce", 0).answers("OrderMapper.of(", row("CANCELLED", null));
        assertThat(tcc.tryOut(PAY).orElseThrow()).isEqualTo(OrderRefusal.NOT_PENDING);
        assertThat(tcc.tryOut(CANCEL).orElseThrow()).isEqualTo(OrderRefusal.NOT_PENDING);
        assertThat(tcc.tryOut(REFUND).orElseThrow()).isEqualTo(OrderRefusal.NOT_PAID);
    }

    @Test
    void what_was_announced_arrives_and_what_was_not_is_a_failure() {
        tcc.confirm(PAY);
        tcc.decide(PAY);
        assertThat(paper.asked()).containsExactly("arrive(checkout-1)", "show(checkout-1)");
        database.answers("arrive(", 0).answers("show(", 0);
        fails(() -> tcc.confirm(PAY), "nothing is announced for order checkout-1");
        fails(() -> tcc.decide(PAY), "nothing is announced for order checkout-1");
    }

    @Test
    void an_order_that_nobody_was_promised_goes_with_all_its_parts() {
        tcc.cancel(BUY);
        assertThat(paper.asked()).containsExactly("deleteOf(checkout-1)", "deleteOf(checkout-1)", "deletePending(checkout-1)");
    }

    @Test
    void an_order_that_was_there_stays_as_it_was() {
        tcc.cancel(PAY);
        tcc.cancel(CANCEL);
        tcc.cancel(REFUND);
        assertThat(paper.asked()).hasSize(3).containsOnly("takeBackAnnouncement(checkout-1)");
    }

    @Test
    void new_orders_are_announced_together_in_a_statement_per_table() {
        assertThat(tcc.tryOutAll(List.of(BUY, PLACE))).isTrue();
        List<String> asked = paper.asked();
        assertThat(asked).hasSize(3);
        assertThat(asked.get(0)).startsWith("INSERT INTO orders (").contains("PENDING, PAID, buy-now", "PENDING, PENDING, buy-now");
        assertThat(asked.get(1)).startsWith("INSERT INTO order_line (").contains("[checkout-1, 1, 1, 7, 2, 400, checkout-1, 2, 2, 0, 1, 200");
        assertThat(asked.get(2)).startsWith("INSERT INTO order_delivery (").endsWith("[checkout-1, Wang Fang, 1 Long Street, Beijing, 100000, CN]");
    }

    @Test
    void others_are_announced_one_by_one_until_one_is_refused() {
        assertThat(tcc.tryOutAll(List.of(PAY, BUY))).isTrue();
        assertThat(paper.asked()).contains("announcePaid(checkout-1, 42, 1000, CNY, 2026-11-11T12:00)");
        database.answers("announcePaid(", 0);
        assertThat(tcc.tryOutAll(List.of(PAY, BUY))).isFalse();
    }

    @Test
    void several_arrive_together_or_not_at_all() {
        tcc.confirmAll(List.of(PAY));
        assertThat(paper.asked()).containsExactly("UPDATE orders SET status = next_status, next_status = NULL"
                + " WHERE id IN (?) AND next_status IS NOT NULL [checkout-1]");
        database.answers("UPDATE orders", 0);
        fails(() -> tcc.confirmAll(List.of(PAY)), "nothing is announced for one of 1 orders");
    }

    @Test
    void an_order_in_a_saga_is_as_in_tcc() {
        OrderSaga saga = new OrderSaga(tcc);
        assertThat(saga.tryOut(PAY)).isEmpty();
        saga.decide(PAY);
        saga.confirm(PAY);
        saga.cancel(PAY);
        assertThat(paper.asked()).containsExactly(
                "announcePaid(checkout-1, 42, 1000, CNY, 2026-11-11T12:00)", "show(checkout-1)", "arrive(checkout-1)",
                "takeBackAnnouncement(checkout-1)");
        assertThat(saga.tryOutAll(List.of(CANCEL))).isTrue();
        saga.confirmAll(List.of(CANCEL));
        assertThat(paper.asked()).hasSize(2).startsWith("announceCancelled(checkout-1, 42)");
        database.answers("announce", 0);
        assertThat(saga.tryOut(PAY).orElseThrow()).isEqualTo(OrderRefusal.NO_SUCH_ORDER);
        assertThat(saga.tryOutAll(List.of(CANCEL))).isFalse();
    }

    private static void fails(Runnable move, String why) {
        assertThatThrownBy(move::run).isInstanceOf(IllegalStateException.class).hasMessage(why);
    }
}
