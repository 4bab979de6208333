package seckill.stock.saga;

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
import seckill.transaction.PaperDatabase;

class StockSagaTest {

    private static final List<StockLine> BOTH = List.of(THREE_FROM_SHELF, TWO_IN_SALE);
    private static final Deduct DEDUCT = new Deduct(id("deduct-stock"), "order-11", 42, BOTH);
    private static final Reserve RESERVE = new Reserve(id("reserve-stock"), "order-11", 42, BOTH, NOON.plusSeconds(900));
    private static final Settle SETTLE = new Settle(id("settle-stock"), "order-11");
    private static final Release RELEASE = new Release(id("release-stock"), "order-11", 42);
    private static final Return RETURN = new Return(id("return-stock"), "order-11", 42);

    private final PaperStock stock = new PaperStock();
    private final PaperDatabase database = stock.database;
    private final StockSaga saga = stock.saga();

    @Test
    void what_takes_units_is_done_at_once() {
        database.answers("in(RESERVED", BOTH);
        assertThat(saga.tryOut(DEDUCT)).isEmpty();
        assertThat(stock.asked()).contains("deduct(1, 7, 2)");
        assertThat(saga.tryOut(RESERVE)).isEmpty();
        assertThat(stock.asked()).contains("reserve(1, 7, 2)");
        assertThat(saga.tryOut(SETTLE)).isEmpty();
        assertThat(stock.asked()).contains("settle(1, 7, 2)");
    }

    @Test
    void what_gives_units_back_is_only_announced() {
        assertThat(saga.tryOut(RELEASE)).isEmpty();
        assertThat(saga.tryOut(RETURN)).isEmpty();
        assertThat(stock.asked()).containsExactly("announce(order-11, RESERVED, RELEASED)", "announce(order-11, DEDUCTED, RETURNED)");
    }

    @Test
    void a_refusal_is_passed_on() {
        database.answers("deduct(", 0).answers("exists(", true).answers("announce(", 0);
        assertThat(saga.tryOut(DEDUCT).orElseThrow().name()).isEqualTo("OUT_OF_STOCK");
        database.answers("reserve(", 0);
        assertThat(saga.tryOut(RESERVE).orElseThrow().name()).isEqualTo("OUT_OF_STOCK");
        assertThat(saga.tryOut(SETTLE).orElseThrow().name()).isEqualTo("NO_RESERVATION");
        assertThat(saga.tryOut(RELEASE).orElseThrow().name()).isEqualTo("NO_RESERVATION");
        assertThat(saga.tryOut(RETURN).orElseThrow().name()).isEqualTo("NOT_DEDUCTED");
    }

    @Test
    void a_saga_that_is_decided_has_only_to_give_back() {
        database.answers("announced(", BOTH).answers("arrive(", 2);
        saga.confirm(DEDUCT);
        saga.confirm(RESERVE);
        saga.confirm(SETTLE);
        assertThat(stock.asked()).isEmpty();
        saga.confirm(RELEASE);
        assertThat(stock.asked()).contains("release(1, 7, 2)", "arrive(order-11, RELEASED)");
        saga.confirm(RETURN);
        assertThat(stock.asked()).contains("takeBack(1, 7, 2)", "arrive(order-11, RETURNED)");
    }

    @Test
    void units_that_were_taken_are_put_back_out_of_the_limit_and_the_row_goes() {
        database.answers("in(", BOTH);
        saga.cancel(DEDUCT);
        assertThat(stock.asked()).containsExactly(
                "in(DEDUCTED, order-11)", "takeBack(2, 0, 3)", "takeBack(1, 7, 2)", "giveBack(7, 42, 2)", "delete(order-11, DEDUCTED)");
        saga.cancel(RESERVE);
        assertThat(stock.asked()).containsExactly(
                "in(RESERVED, order-11)", "release(2, 0, 3)", "release(1, 7, 2)", "giveBack(7, 42, 2)", "delete(order-11, RESERVED)");
    }

    @Test
    void units_that_were_sold_are_reserved_again() {
        database.answers("in(", BOTH);
        saga.cancel(SETTLE);
        assertThat(stock.asked()).containsExactly(
                "in(DEDUCTED, order-11)",
                "unsettle(2, 0, 3)",
                "move(order-11, " + THREE_FROM_SHELF + ", DEDUCTED, RESERVED)",
                "unsettle(1, 7, 2)",
                "move(order-11, " + TWO_IN_SALE + ", DEDUCTED, RESERVED)");
    }

    @Test
    void an_announcement_is_taken_back_where_it_was_made() {
        saga.cancel(RELEASE);
        saga.cancel(RETURN);
        assertThat(stock.asked()).containsExactly("takeBackAnnouncement(order-11, RELEASED)", "takeBackAnnouncement(order-11, RETURNED)");
    }

    @Test
    void what_is_not_there_to_compensate_is_a_failure() {
        database.answers("in(", BOTH).answers("takeBack(", 0).answers("unsettle(", 0);
        fails(DEDUCT);
        fails(SETTLE);
        database.answers("takeBack(", 1).answers("unsettle(", 1).answers("giveBack(", 0).answers("move(", 0);
        fails(DEDUCT);
        fails(SETTLE);
    }

    @Test
    void several_are_tried_together_where_they_take_units_and_else_one_by_one() {
        assertThat(saga.tryOutAll(List.of(DEDUCT))).isTrue();
        assertThat(stock.asked().getFirst()).startsWith("INSERT INTO reservation");
        assertThat(saga.tryOutAll(List.of(RELEASE, RETURN))).isTrue();
        assertThat(stock.asked()).containsExactly("announce(order-11, RESERVED, RELEASED)", "announce(order-11, DEDUCTED, RETURNED)");
        database.answers("announce(order-11, DEDUCTED", 0).answers("deduct(", 0);
        assertThat(saga.tryOutAll(List.of(RELEASE, RETURN))).isFalse();
        assertThat(saga.tryOutAll(List.of(DEDUCT))).isFalse();
    }

    private void fails(StockCommand command) {
        assertThatThrownBy(() -> saga.cancel(command))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not there to compensate");
    }
}
