package seckill.stock.tcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seckill.stock.PaperStock.NOON;
import static seckill.stock.PaperStock.THREE_FROM_SHELF;
import static seckill.stock.PaperStock.TWO_IN_SALE;
import static seckill.stock.PaperStock.id;

import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.stock.PaperStock;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockCommand.Deduct;
import seckill.stock.api.StockCommand.Release;
import seckill.stock.api.StockCommand.Reserve;
import seckill.stock.api.StockCommand.Return;
import seckill.stock.api.StockCommand.Settle;
import seckill.stock.api.StockLine;
import seckill.stock.api.StockRefusal;
import seckill.transaction.PaperDatabase;
import seckill.transaction.PendingElsewhereException;

class StockTccTest {

    private static final List<StockLine> BOTH = List.of(THREE_FROM_SHELF, TWO_IN_SALE);
    private static final Deduct DEDUCT = new Deduct(id("deduct-stock"), "order-11", 42, BOTH);
    private static final Reserve RESERVE = new Reserve(id("reserve-stock"), "order-11", 42, BOTH, NOON.plusSeconds(900));
    private static final Settle SETTLE = new Settle(id("settle-stock"), "order-11");
    private static final Release RELEASE = new Release(id("release-stock"), "order-11", 42);
    private static final Return RETURN = new Return(id("return-stock"), "order-11", 42);

    private final PaperStock stock = new PaperStock();
    private final PaperDatabase database = stock.database;
    private final StockTcc tcc = stock.tcc();

    @Test
    void units_are_set_aside_whatever_becomes_of_them() {
        assertThat(tcc.tryOut(DEDUCT)).isEmpty();
        assertThat(stock.asked()).containsExactly(
                "reserve(2, 0, 3)", "terms(7)", "reserve(1, 7, 2)", "add(7, 42, 2)",
                "insertPending(order-11, " + BOTH + ", DEDUCTED, null)");
        assertThat(tcc.tryOut(RESERVE)).isEmpty();
        assertThat(stock.asked()).endsWith("insertPending(order-11, " + BOTH + ", RESERVED, 2026-11-11T12:15)");
    }

    @Test
    void what_is_refused_leaves_no_reservation() {
        database.answers("reserve(2", 0).answers("exists(2", true);
        assertThat(tcc.tryOut(DEDUCT).map(Enum::name)).contains("OUT_OF_STOCK");
        assertThat(stock.asked()).containsExactly("reserve(2, 0, 3)", "exists(2, 0)");
    }

    @Test
    void a_reservation_that_is_to_move_is_only_marked() {
        assertThat(tcc.tryOut(SETTLE)).isEmpty();
        assertThat(tcc.tryOut(RELEASE)).isEmpty();
        assertThat(tcc.tryOut(RETURN)).isEmpty();
        assertThat(stock.asked()).containsExactly(
                "announce(order-11, RESERVED, DEDUCTED)",
                "announce(order-11, RESERVED, RELEASED)",
                "announce(order-11, DEDUCTED, RETURNED)");
    }

    @Test
    void an_order_without_such_units_is_refused_unless_they_are_pending_elsewhere() {
        database.answers("announce(", 0);
        assertThat(tcc.tryOut(SETTLE).orElseThrow()).isEqualTo(StockRefusal.NO_RESERVATION);
        assertThat(tcc.tryOut(RELEASE).orElseThrow()).isEqualTo(StockRefusal.NO_RESERVATION);
        assertThat(tcc.tryOut(RETURN).orElseThrow()).isEqualTo(StockRefusal.NOT_DEDUCTED);
        database.answers("pending(", true);
        assertThatThrownBy(() -> tcc.tryOut(SETTLE)).isInstanceOf(PendingElsewhereException.class);
    }

    @Test
    void what_was_announced_arrives_with_its_units() {
        database.answers("announced(", BOTH).answers("arrive(", 2);
        tcc.confirm(DEDUCT);
        assertThat(stock.asked()).containsExactly(
                "announced(DEDUCTED, order-11)", "settle(2, 0, 3)", "settle(1, 7, 2)", "arrive(order-11, DEDUCTED)");
        tcc.confirm(RESERVE);
        assertThat(stock.asked()).containsExactly("announced(RESERVED, order-11)", "arrive(order-11, RESERVED)");
        tcc.confirm(SETTLE);
        assertThat(stock.asked()).containsExactly(
                "announced(DEDUCTED, order-11)", "settle(2, 0, 3)", "settle(1, 7, 2)", "arrive(order-11, DEDUCTED)");
        tcc.confirm(RELEASE);
        assertThat(stock.asked()).containsExactly(
                "announced(RELEASED, order-11)", "release(2, 0, 3)", "release(1, 7, 2)", "arrive(order-11, RELEASED)", "giveBack(7, 42, 2)");
        tcc.confirm(RETURN);
        assertThat(stock.asked()).containsExactly(
                "announced(RETURNED, order-11)", "takeBack(2, 0, 3)", "takeBack(1, 7, 2)", "arrive(order-11, RETURNED)", "giveBack(7, 42, 2)");
    }

    @Test
    void what_cannot_arrive_whole_is_a_failure_and_is_tried_again() {
        fails(DEDUCT, "has no reservation that is to be DEDUCTED"); // nothing was announced
        database.answers("announced(", BOTH).answers("arrive(", 1);
        fails(DEDUCT, "has no reservation that is to be DEDUCTED"); // not all of it is there
        database.answers("arrive(", 2).answers("settle(", 0);
        fails(DEDUCT, "has more of " + THREE_FROM_SHELF + " than there is");
        database.answers("giveBack(", 0);
        fails(RELEASE, "buyer 42 has less of sale 7");
    }

    @Test
    void a_cancelled_try_gives_its_units_back_and_leaves_no_row() {
        database.answers("announced(", BOTH);
        tcc.cancel(DEDUCT);
        assertThat(stock.asked()).containsExactly(
                "announced(DEDUCTED, order-11)", "release(2, 0, 3)", "release(1, 7, 2)", "giveBack(7, 42, 2)", "deletePending(order-11, DEDUCTED)");
        tcc.cancel(RESERVE);
        assertThat(stock.asked()).startsWith("announced(RESERVED, order-11)").endsWith("deletePending(order-11, RESERVED)");
    }

    @Test
    void a_cancelled_mark_is_taken_off_and_no_unit_moves() {
        tcc.cancel(SETTLE);
        tcc.cancel(RELEASE);
        tcc.cancel(RETURN);
        assertThat(stock.asked()).containsExactly(
                "takeBackAnnouncement(order-11, DEDUCTED)",
                "takeBackAnnouncement(order-11, RELEASED)",
                "takeBackAnnouncement(order-11, RETURNED)");
    }

    private void fails(StockCommand command, String why) {
        assertThatThrownBy(() -> tcc.confirm(command)).isInstanceOf(IllegalStateException.class).hasMessageContaining(why);
    }
}
