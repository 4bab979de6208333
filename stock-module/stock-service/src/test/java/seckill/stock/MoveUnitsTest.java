package seckill.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seckill.stock.PaperStock.NOON;
import static seckill.stock.PaperStock.THREE_FROM_SHELF;
import static seckill.stock.PaperStock.TWO_IN_SALE;
import static seckill.stock.PaperStock.id;
import static seckill.stock.PaperStock.terms;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import seckill.participant.CommandFailedException;
import seckill.participant.CommandTrace;
import seckill.participant.Phase;
import seckill.participant.Reply;
import seckill.stock.api.StockCommand.Deduct;
import seckill.stock.api.StockCommand.Release;
import seckill.stock.api.StockCommand.Reserve;
import seckill.stock.api.StockCommand.Return;
import seckill.stock.api.StockCommand.Settle;
import seckill.stock.api.StockLine;
import seckill.stock.api.StockRefusal;
import seckill.transaction.PaperDatabase;

class MoveUnitsTest {

    private static final Deduct DEDUCT = new Deduct(id("deduct-stock"), "order-11", 42, List.of(TWO_IN_SALE, THREE_FROM_SHELF));
    private static final Reserve RESERVE =
            new Reserve(id("reserve-stock"), "order-11", 42, List.of(THREE_FROM_SHELF), NOON.plusSeconds(900));
    private static final Settle SETTLE = new Settle(id("settle-stock"), "order-11");
    private static final Release RELEASE = new Release(id("release-stock"), "order-11", 42);
    private static final Return RETURN = new Return(id("return-stock"), "order-11", 42);
    private static final List<StockLine> BOTH = List.of(THREE_FROM_SHELF, TWO_IN_SALE);

    private final PaperStock stock = new PaperStock();
    private final PaperDatabase database = stock.database;

    // taking

    @Test
    void units_are_taken_in_the_order_of_their_rows_and_counted_for_the_buyer_after_the_stock_row() {
        assertThat(stock.participant().carryOut(DEDUCT)).isEqualTo(Reply.done());
        assertThat(stock.asked()).containsExactly(
                "deduct(2, 0, 3)",
                "terms(7)",
                "deduct(1, 7, 2)",
                "add(7, 42, 2)",
                "insert(order-11, " + DEDUCT.lines() + ", DEDUCTED, null)");
    }

    @Test
    void units_of_a_later_payment_are_reserved_until_its_deadline() {
        assertThat(stock.participant().carryOut(RESERVE)).isEqualTo(Reply.done());
        assertThat(stock.asked()).containsExactly(
                "reserve(2, 0, 3)", "insert(order-11, " + RESERVE.lines() + ", RESERVED, 2026-11-11T12:15)");
    }

    @Test
    void a_shelf_without_units_is_sold_out_and_one_that_is_not_there_unknown() {
        database.answers("deduct(2", 0).answers("exists(2, 0)", true, false);
        refused(StockRefusal.OUT_OF_STOCK);
        assertThat(stock.asked()).containsExactly("deduct(2, 0, 3)", "exists(2, 0)"); // and nothing after it
        refused(StockRefusal.UNKNOWN_PRODUCT);
    }

    @Test
    void a_sale_without_units_is_sold_out_before_anybody_counts() {
        database.answers("deduct(1", 0).answers("exists(1, 7)", true);
        refused(StockRefusal.OUT_OF_STOCK);
        assertThat(stock.asked()).doesNotContain("add(7, 42, 2)");
    }

    @Test
    void a_reservation_that_is_refused_leaves_no_row() {
        database.answers("reserve(2", 0).answers("exists", true);
        assertThat(stock.participant().carryOut(RESERVE)).isEqualTo(Reply.refused(StockRefusal.OUT_OF_STOCK));
        assertThat(stock.asked()).containsExactly("reserve(2, 0, 3)", "exists(2, 0)");
    }

    @Test
    void a_sale_sells_its_own_product_within_its_hours_while_it_is_active() {
        database.answers("terms(7)",
                PaperDatabase.NOTHING,
                new seckill.stock.mybatis.SaleMapper.Terms(9, PaperStock.TWELVE, PaperStock.TWELVE.plusHours(1), 2, "ACTIVE", 0, "SCRIPT"),
                terms("PAUSED", 0),
                new seckill.stock.mybatis.SaleMapper.Terms(
                        1, PaperStock.TWELVE.plusMinutes(2), PaperStock.TWELVE.plusHours(1), 2, "ACTIVE", 0, "SCRIPT"),
                new seckill.stock.mybatis.SaleMapper.Terms(
                        1, PaperStock.TWELVE.minusHours(1), PaperStock.TWELVE.plusMinutes(1), 2, "ACTIVE", 0, "SCRIPT"));
        refused(StockRefusal.UNKNOWN_PRODUCT); // no such sale
        refused(StockRefusal.UNKNOWN_PRODUCT); // of another product
        refused(StockRefusal.SALE_NOT_OPEN); // paused
        refused(StockRefusal.SALE_NOT_OPEN); // not yet
        refused(StockRefusal.SALE_NOT_OPEN); // its last instant
        assertThat(stock.asked()).doesNotContain("deduct(1, 7, 2)");
    }

    // the limit per buyer

    @Test
    void the_first_units_of_a_buyer_make_a_row_with_the_limit() {
        database.answers("add(7", 0);
        assertThat(stock.participant().carryOut(DEDUCT)).isEqualTo(Reply.done());
        assertThat(stock.asked()).containsSubsequence("add(7, 42, 2)", "exists(7, 42)", "insert(7, 42, 2, 2)");
    }

    @Test
    void a_buyer_who_has_some_and_cannot_have_more_is_refused() {
        database.answers("add(7", 0).answers("exists(7, 42)", true);
        refused(StockRefusal.LIMIT_PER_BUYER);
        assertThat(stock.asked()).doesNotContain("insert(7, 42, 2, 2)");
    }

    @Test
    void nobody_gets_more_than_the_limit_at_once() {
        database.answers("add(7", 0);
        Deduct three = new Deduct(id("deduct-stock"), "order-11", 42, List.of(new StockLine(1, 7, 3)));
        assertThat(stock.participant().carryOut(three)).isEqualTo(Reply.refused(StockRefusal.LIMIT_PER_BUYER));
        assertThat(stock.asked()).doesNotContain("exists(7, 42)");
    }

    @Test
    void two_first_orders_of_a_buyer_at_once_are_counted_together() {
        database.answers("add(7", 0, 1).answers("insert(7, 42", new DuplicateKeyException("the other was first"));
        assertThat(stock.participant().carryOut(DEDUCT)).isEqualTo(Reply.done());
        database.answers("add(7", 0, 0).answers("insert(7, 42", new DuplicateKeyException("the other was first"));
        refused(StockRefusal.LIMIT_PER_BUYER);
    }

    @Test
    void a_row_that_could_not_be_written_counts_nothing() {
        database.answers("add(7", 0).answers("insert(7, 42", 0);
        refused(StockRefusal.LIMIT_PER_BUYER);
    }

    // moving what was taken

    @Test
    void a_paid_order_has_its_reservation_deducted_row_by_row_before_the_units_move() {
        database.answers("in(RESERVED", BOTH);
        assertThat(stock.participant().carryOut(SETTLE)).isEqualTo(Reply.done());
        assertThat(stock.asked()).containsExactly(
                "in(RESERVED, order-11)",
                "move(order-11, " + THREE_FROM_SHELF + ", RESERVED, DEDUCTED)",
                "settle(2, 0, 3)",
                "move(order-11, " + TWO_IN_SALE + ", RESERVED, DEDUCTED)",
                "settle(1, 7, 2)");
    }

    @Test
    void a_released_order_gives_its_units_back_and_those_of_a_sale_out_of_the_limit() {
        database.answers("in(RESERVED", BOTH);
        assertThat(stock.participant().carryOut(RELEASE)).isEqualTo(Reply.done());
        assertThat(stock.asked()).containsExactly(
                "in(RESERVED, order-11)",
                "move(order-11, " + THREE_FROM_SHELF + ", RESERVED, RELEASED)",
                "release(2, 0, 3)",
                "move(order-11, " + TWO_IN_SALE + ", RESERVED, RELEASED)",
                "release(1, 7, 2)",
                "giveBack(7, 42, 2)");
    }

    @Test
    void a_refunded_order_has_its_sold_units_taken_back() {
        database.answers("in(DEDUCTED", BOTH);
        assertThat(stock.participant().carryOut(RETURN)).isEqualTo(Reply.done());
        assertThat(stock.asked()).containsSubsequence(
                "move(order-11, " + THREE_FROM_SHELF + ", DEDUCTED, RETURNED)", "takeBack(2, 0, 3)", "takeBack(1, 7, 2)", "giveBack(7, 42, 2)");
    }

    @Test
    void an_order_without_units_has_none_to_move() {
        assertThat(stock.participant().carryOut(SETTLE)).isEqualTo(Reply.refused(StockRefusal.NO_RESERVATION));
        assertThat(stock.participant().carryOut(RELEASE)).isEqualTo(Reply.refused(StockRefusal.NO_RESERVATION));
        assertThat(stock.participant().carryOut(RETURN)).isEqualTo(Reply.refused(StockRefusal.NOT_DEDUCTED));
    }

    @Test
    void units_whose_row_another_command_has_moved_are_not_ours_to_move() {
        database.answers("in(RESERVED", BOTH).answers("move(", 0);
        assertThat(stock.participant().carryOut(SETTLE)).isEqualTo(Reply.refused(StockRefusal.NO_RESERVATION));
        assertThat(stock.asked()).doesNotContain("settle(2, 0, 3)");
    }

    @Test
    void an_order_of_which_something_is_announced_elsewhere_is_neither_moved_nor_refused() {
        database.answers("pending(", true);
        // it is tried again for as long as a caller waits, and the clock of this test stands still: without the retries
        assertThatThrownBy(() -> new MoveReservation(database.mapper(seckill.stock.mybatis.ReservationMapper.class))
                        .move("order-11", "RESERVED", "DEDUCTED", line -> true))
                .hasMessageContaining("the reservation of order order-11");
    }

    @Test
    void books_that_do_not_match_are_a_failure_and_no_refusal() {
        database.answers("in(", BOTH).answers("settle(", 0).answers("release(", 0).answers("takeBack(", 0);
        assertThatThrownBy(() -> stock.participant().carryOut(SETTLE))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("has more RESERVED of " + THREE_FROM_SHELF + " than there is");
        assertThatThrownBy(() -> stock.participant().carryOut(RELEASE)).isInstanceOf(CommandFailedException.class);
        assertThatThrownBy(() -> stock.participant().carryOut(RETURN)).isInstanceOf(CommandFailedException.class);
        database.answers("release(", 1).answers("takeBack(", 1).answers("giveBack(", 0);
        assertThatThrownBy(() -> stock.participant().carryOut(RELEASE)).isInstanceOf(CommandFailedException.class);
        assertThatThrownBy(() -> stock.participant().carryOut(RETURN)).isInstanceOf(CommandFailedException.class);
    }

    // several together

    @Test
    void orders_that_take_units_share_one_change_of_each_row_of_stock() {
        assertThat(stock.participant().takeAll(Phase.DO, List.of(deduct("checkout-1", 42), deduct("checkout-2", 43))))
                .containsExactly(Reply.done(), Reply.done());
        assertThat(stock.asked()).containsExactly(
                "INSERT INTO reservation (order_id, sku, sale_id, quantity, state, deadline) VALUES (?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?),"
                        + " (?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?) [checkout-1, 1, 7, 2, DEDUCTED, null, checkout-1, 2, 0, 3, DEDUCTED, null,"
                        + " checkout-2, 1, 7, 2, DEDUCTED, null, checkout-2, 2, 0, 3, DEDUCTED, null]",
                "deduct(2, 0, 6)",
                "terms(7)",
                "deduct(1, 7, 4)",
                "INSERT INTO sale_buyer (sale_id, buyer_id, quantity, limit_per_buyer) VALUES (?, ?, ?, ?), (?, ?, ?, ?)"
                        + " [7, 42, 2, 2, 7, 43, 2, 2]");
    }

    @Test
    void reservations_are_taken_together_with_their_deadlines() {
        TakeTogether together = stock.together();
        assertThat(together.suits(List.of(RESERVE, RESERVE))).isTrue();
        assertThat(together.suits(List.of(RESERVE, DEDUCT))).isFalse();
        assertThat(together.suits(List.of(SETTLE))).isFalse();
        assertThat(together.take(List.of(RESERVE))).isTrue();
        assertThat(stock.asked().getFirst()).endsWith("[order-11, 2, 0, 3, RESERVED, 2026-11-11T12:15]");
        assertThatThrownBy(() -> together.take(List.of(SETTLE))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rows_of_stock_are_changed_in_the_order_of_sale_and_product() {
        stock.database.answers("terms(8)", new seckill.stock.mybatis.SaleMapper.Terms(
                1, PaperStock.TWELVE, PaperStock.TWELVE.plusHours(1), 9, "ACTIVE", 0, "SCRIPT"));
        assertThat(stock.together().take(List.of(new Deduct(id("deduct-stock"), "order-11", 42, List.of(
                        new StockLine(1, 8, 1), TWO_IN_SALE, new StockLine(5, 0, 1), THREE_FROM_SHELF)))))
                .isTrue();
        assertThat(stock.asked()).containsSubsequence("deduct(2, 0, 3)", "deduct(5, 0, 1)", "deduct(1, 7, 2)", "deduct(1, 8, 1)");
    }

    @Test
    void what_cannot_be_had_for_all_is_not_taken_together() {
        TakeTogether together = stock.together();
        assertThat(together.take(List.of(DEDUCT))).isTrue();
        database.answers("deduct(2", 0);
        assertThat(together.take(List.of(DEDUCT))).isFalse();
        database.answers("deduct(2", 1).answers("deduct(1", 0);
        assertThat(together.take(List.of(DEDUCT))).isFalse();
        database.answers("deduct(1", 1).answers("terms(7)", PaperDatabase.NOTHING, terms("PAUSED", 0),
                new seckill.stock.mybatis.SaleMapper.Terms(9, PaperStock.TWELVE, PaperStock.TWELVE.plusHours(1), 2, "ACTIVE", 0, "SCRIPT"),
                terms("ACTIVE", 0));
        assertThat(together.take(List.of(DEDUCT))).isFalse(); // no such sale
        assertThat(together.take(List.of(DEDUCT))).isFalse(); // paused
        assertThat(together.take(List.of(DEDUCT))).isFalse(); // of another product
        assertThat(together.take(List.of(DEDUCT))).isTrue();
    }

    @Test
    void a_buyer_who_comes_twice_or_wants_too_much_is_counted_one_by_one() {
        TakeTogether together = stock.together();
        stock.asked();
        assertThat(together.take(List.of(deduct("checkout-1", 42), deduct("checkout-2", 42)))).isFalse();
        Deduct three = new Deduct(id("deduct-stock"), "order-11", 42, List.of(new StockLine(1, 7, 3)));
        assertThat(together.take(List.of(three))).isFalse();
        assertThat(stock.asked()).noneMatch(it -> it.contains("sale_buyer"));
    }

    // the participant

    @Test
    void a_command_that_was_carried_out_leaves_a_trace() {
        database.answers("SELECT refusal, xid", List.<Object[]>of(new Object[] {null, ""}), List.<Object[]>of(new Object[] {"OUT_OF_STOCK", ""}));
        assertThat(stock.participant().trace(id("deduct-stock"))).isEqualTo(new CommandTrace(CommandTrace.State.DONE, "", ""));
        assertThat(stock.participant().trace(id("deduct-stock")))
                .isEqualTo(new CommandTrace(CommandTrace.State.REFUSED, "", "OUT_OF_STOCK"));
    }

    @Test
    void a_checkout_that_travels_takes_units_at_once_and_follows_a_decision_for_good() {
        database.answers("in(RESERVED", BOTH);
        assertThat(stock.participant().take(Phase.DO, DEDUCT)).isEqualTo(Reply.done());
        assertThat(stock.participant().take(Phase.FOLLOW, SETTLE)).isEqualTo(Reply.done());
        assertThat(stock.asked()).contains("deduct(1, 7, 2)", "settle(1, 7, 2)");
    }

    private static Deduct deduct(String checkout, long buyer) {
        return new Deduct(
                new seckill.participant.CommandId(checkout, "deduct-stock"), checkout, buyer, List.of(TWO_IN_SALE, THREE_FROM_SHELF));
    }

    private void refused(StockRefusal why) {
        assertThat(stock.participant().carryOut(DEDUCT)).isEqualTo(Reply.refused(why));
    }
}
