package seckill.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seckill.stock.PaperStock.NOON;
import static seckill.stock.PaperStock.TWELVE;
import static seckill.stock.PaperStock.id;
import static seckill.stock.PaperStock.terms;

import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.participant.CommandFailedException;
import seckill.participant.Money;
import seckill.participant.Reply;
import seckill.stock.api.GateEngine;
import seckill.stock.api.SaleCommand;
import seckill.stock.api.SaleCommand.Allocate;
import seckill.stock.api.SaleCommand.End;
import seckill.stock.api.SaleCommand.Open;
import seckill.stock.api.SaleCommand.Pause;
import seckill.stock.api.SaleCommand.Plan;
import seckill.stock.api.SaleCommand.Resume;
import seckill.stock.api.SaleRefusal;
import seckill.stock.mybatis.SaleMapper;
import seckill.stock.mybatis.StockLevelMapper.Available;
import seckill.transaction.PaperDatabase;

class RunSalesTest {

    private static final Plan PLAN = new Plan(id("plan"), 7, new SaleCommand.Terms(
            1, "Lamps", "灯", new Money(100, "CNY"), NOON, NOON.plusSeconds(3_600), 2));
    private static final Allocate ALLOCATE = new Allocate(id("allocate"), 7, 50);
    private static final Open OPEN = new Open(id("open"), 7, GateEngine.LOCK);

    private final PaperStock stock = new PaperStock();
    private final PaperDatabase database = stock.database;

    @Test
    void a_sale_is_planned_without_units_under_the_fence_of_its_first_lock() {
        database.answers("enter(", 0).answers("fence(7)", PaperDatabase.NOTHING).answers("existing(", List.of(1L));
        assertThat(run(PLAN, 3)).isEqualTo(Reply.done());
        assertThat(stock.asked()).containsExactly(
                "enter(7, 3)",
                "fence(7)",
                "existing([1])",
                "plan(7, " + PLAN.terms() + ", 2026-11-11T12:00, 2026-11-11T13:00, 3)",
                "insert([Allocation[sku=1, saleId=7, units=0]])");
    }

    @Test
    void a_sale_is_of_a_product_that_is_there() {
        database.answers("enter(", 0).answers("fence(7)", PaperDatabase.NOTHING);
        assertThat(run(PLAN, 3)).isEqualTo(Reply.refused(SaleRefusal.UNKNOWN_PRODUCT));
    }

    @Test
    void a_sale_is_planned_once() {
        assertThat(run(PLAN, 3)).isEqualTo(Reply.refused(SaleRefusal.SALE_EXISTS));
    }

    @Test
    void whoever_lost_the_lock_meanwhile_changes_nothing() {
        database.answers("enter(", 0).answers("fence(7)", 9L);
        assertThat(run(ALLOCATE, 3)).isEqualTo(Reply.refused(SaleRefusal.STALE_FENCE));
        assertThat(stock.asked()).containsExactly("enter(7, 3)", "fence(7)");
        assertThat(stock.sales().fenceOf(7)).isEqualTo(9);
    }

    @Test
    void what_was_never_planned_cannot_be_run() {
        database.answers("enter(", 0).answers("fence(7)", PaperDatabase.NOTHING);
        assertThat(run(ALLOCATE, 3)).isEqualTo(Reply.refused(SaleRefusal.UNKNOWN_SALE));
        assertThat(stock.sales().fenceOf(7)).isZero();
    }

    @Test
    void units_come_from_the_shelf_and_the_shelf_goes_first() {
        assertThat(run(ALLOCATE, 3)).isEqualTo(Reply.done());
        assertThat(stock.asked()).containsExactly("enter(7, 3)", "terms(7)", "takeFromShelf(1, 50)", "allocate(1, 7, 50)");
    }

    @Test
    void a_shelf_with_fewer_units_gives_none() {
        database.answers("takeFromShelf(", 0);
        assertThat(run(ALLOCATE, 3)).isEqualTo(Reply.refused(SaleRefusal.OUT_OF_STOCK));
        assertThat(stock.asked()).doesNotContain("allocate(1, 7, 50)");
    }

    @Test
    void a_sale_without_its_row_of_stock_is_a_failure() {
        database.answers("allocate(", 0);
        assertThatThrownBy(() -> run(ALLOCATE, 3)).isInstanceOf(CommandFailedException.class);
    }

    @Test
    void a_sale_is_paused_and_resumed() {
        assertThat(run(new Pause(id("pause"), 7), 3)).isEqualTo(Reply.done());
        assertThat(stock.asked()).endsWith("become(7, PAUSED)");
        assertThat(run(new Resume(id("resume"), 7), 4)).isEqualTo(Reply.done());
        assertThat(stock.asked()).endsWith("become(7, ACTIVE)");
    }

    @Test
    void what_is_over_stays_over() {
        database.answers("terms(7)", terms("ENDED", 0));
        for (SaleCommand command : List.of(ALLOCATE, new Pause(id("pause"), 7), new Resume(id("resume"), 7), OPEN)) {
            assertThat(run(command, 3)).isEqualTo(Reply.refused(SaleRefusal.SALE_OVER));
        }
        database.answers("terms(7)", new SaleMapper.Terms(1, TWELVE.minusHours(1), TWELVE.plusMinutes(1), 2, "ACTIVE", 0, "SCRIPT"));
        assertThat(run(ALLOCATE, 3)).isEqualTo(Reply.refused(SaleRefusal.SALE_OVER)); // its last instant
        database.answers("terms(7)", new SaleMapper.Terms(
                1, TWELVE.minusHours(1), TWELVE.plusMinutes(1).plusNanos(1_000), 2, "ACTIVE", 0, "SCRIPT"));
        assertThat(run(ALLOCATE, 3)).isEqualTo(Reply.done());
    }

    @Test
    void a_gate_is_opened_under_the_fence_and_stays_what_it_was_made_of() {
        assertThat(run(OPEN, 3)).isEqualTo(Reply.done()); // never open before, whatever the row says
        assertThat(stock.asked()).endsWith("open(7, 3, LOCK)");
        database.answers("terms(7)", terms("ACTIVE", 2));
        assertThat(run(OPEN, 4)).isEqualTo(Reply.refused(SaleRefusal.OTHER_ENGINE));
        assertThat(run(new Open(id("open"), 7, GateEngine.SCRIPT), 5)).isEqualTo(Reply.done());
        assertThat(stock.asked()).endsWith("open(7, 5, SCRIPT)");
    }

    @Test
    void an_ended_sale_gives_what_is_left_back_to_the_shelf_also_when_it_is_said_again() {
        database.answers("lock(", List.of(new Available(0, 900), new Available(7, 5))).answers("terms(7)", terms("ENDED", 2));
        assertThat(run(new End(id("end"), 7), 3)).isEqualTo(Reply.done());
        assertThat(stock.asked()).containsExactly(
                "enter(7, 3)", "terms(7)", "become(7, ENDED)", "lock(1, 7)", "putOnShelf(1, 5)", "takeOut(1, 7, 5)");
    }

    @Test
    void a_sale_that_sold_all_gives_nothing_back() {
        database.answers("lock(", List.of(new Available(0, 900), new Available(7, 0)));
        assertThat(run(new End(id("end"), 7), 3)).isEqualTo(Reply.done());
        assertThat(stock.asked()).endsWith("lock(1, 7)");
    }

    @Test
    void units_that_vanish_between_two_looks_are_a_failure() {
        database.answers("lock(", List.of(new Available(7, 5))).answers("putOnShelf(", 0);
        assertThatThrownBy(() -> run(new End(id("end"), 7), 3)).isInstanceOf(CommandFailedException.class);
        database.answers("putOnShelf(", 1).answers("takeOut(", 0);
        assertThatThrownBy(() -> run(new End(id("end"), 7), 3)).isInstanceOf(CommandFailedException.class);
    }

    @Test
    void a_refused_command_leaves_nothing_not_even_its_fence() {
        run(PLAN, 3);
        assertThat(database.asked()).endsWith("ROLLBACK").doesNotContain("COMMIT");
        database.asked().clear();
        run(ALLOCATE, 4);
        assertThat(database.asked()).endsWith("COMMIT").doesNotContain("ROLLBACK");
    }

    private Reply run(SaleCommand command, long fence) {
        return stock.sales().carryOut(command, fence);
    }
}
