package seckill.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.launcher.audit.TestDatabase;
import seckill.participant.CommandId;
import seckill.participant.Money;
import seckill.participant.Reply;
import seckill.stock.api.SaleCommand;
import seckill.stock.api.SaleCommand.Allocate;
import seckill.stock.api.SaleCommand.Pause;
import seckill.stock.api.SaleCommand.Resume;
import seckill.stock.api.SaleRefusal;
import seckill.stock.api.SalesApi;
import seckill.threeparts.Modules;

/** Whoever holds the lock of a sale after others is let in, and after that none of the others is. */
@Tag("database")
class FenceIT {

    private static final Reply STALE = Reply.refused(SaleRefusal.STALE_FENCE);
    private static final long SKU = 1;
    private static final int UNITS = 100;

    private static TestDatabase database;
    private static Modules modules;

    private long sale;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        database = TestDatabase.start(dir);
        database.createAll(Modules.SCHEMA);
        modules = Modules.over(database);
        modules.sql().update("INSERT INTO product VALUES (?, 'Cup', '', '', '', 'k', 500, 'CNY')", SKU);
        modules.sql().update(
                "INSERT INTO stock_level (sku, sale_id, allocated, available, reserved, sold) VALUES (?, 0, ?, ?, 0, 0)",
                SKU, 1_000 * UNITS, 1_000 * UNITS);
    }

    @AfterAll
    static void stop() {
        try {
            modules.close();
        } finally {
            database.close();
        }
    }

    @BeforeEach
    void a_sale_that_its_seventh_holder_has_planned() {
        sale = 1 + modules.sql().queryForObject("SELECT COALESCE(MAX(sale_id), 0) FROM sale", Long.class);
        Instant now = Instant.now();
        SaleCommand.Terms terms =
                new SaleCommand.Terms(SKU, "Cups", "杯子", new Money(400, "CNY"), now, now.plusSeconds(3_600), 1);
        assertThat(sales().carryOut(new SaleCommand.Plan(id(), sale, terms), 7)).isEqualTo(Reply.done());
    }

    @Test
    void an_earlier_holder_changes_nothing_and_may_come_again_under_a_new_lock() {
        Pause pause = new Pause(id(), sale);
        Resume resume = new Resume(id(), sale);
        assertThat(sales().carryOut(pause, 9)).isEqualTo(Reply.done());

        assertThat(sales().carryOut(resume, 8)).isEqualTo(STALE);
        assertThat(sales().carryOut(resume, 9)).isEqualTo(STALE);
        assertThat(state()).isEqualTo("PAUSED");
        assertThat(sales().fenceOf(sale)).isEqualTo(9);

        // the control: the number is all that kept it out
        assertThat(sales().carryOut(resume, 10)).isEqualTo(Reply.done());
        assertThat(state()).isEqualTo("ACTIVE");
    }

    @Test
    void a_command_is_carried_out_once_under_whatever_lock_it_comes() {
        Allocate allocate = new Allocate(id(), sale, UNITS);

        assertThat(LongStream.range(10, 15).mapToObj(number -> sales().carryOut(allocate, number))).containsOnly(Reply.done());

        assertThat(allocated()).isEqualTo(UNITS);
    }

    @Test
    void what_was_refused_is_looked_at_anew() {
        Allocate tooMany = new Allocate(id(), sale, SaleCommand.UNITS_MAX);
        assertThat(sales().carryOut(tooMany, 10)).isEqualTo(Reply.refused(SaleRefusal.OUT_OF_STOCK));

        modules.sql().update(
                "UPDATE stock_level SET allocated = allocated + ?, available = available + ? WHERE sku = ? AND sale_id = 0",
                SaleCommand.UNITS_MAX, SaleCommand.UNITS_MAX, SKU);

        assertThat(sales().carryOut(tooMany, 11)).isEqualTo(Reply.done());
        assertThat(allocated()).isEqualTo(SaleCommand.UNITS_MAX);
    }

    @Test
    void of_many_at_once_each_is_let_in_or_told_that_a_later_one_was() throws Exception {
        List<Reply> replies;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Reply>> holders = LongStream.range(10, 40)
                    .<Callable<Reply>>mapToObj(number -> () -> sales().carryOut(new Allocate(id(), sale, 1), number))
                    .toList();
            replies = threads.invokeAll(holders).stream().map(Future::resultNow).toList();
        }

        assertThat(replies).allMatch(reply -> reply.equals(Reply.done()) || reply.equals(STALE));
        assertThat(replies.getLast()).as("nobody came after the last").isEqualTo(Reply.done());
        assertThat(allocated()).isEqualTo(replies.stream().filter(Reply.done()::equals).count());
    }

    private static SalesApi sales() {
        return modules.the(SalesApi.class);
    }

    private static CommandId id() {
        return new CommandId(UUID.randomUUID().toString(), "operate");
    }

    private String state() {
        return modules.sql().queryForObject("SELECT state FROM sale WHERE sale_id = ?", String.class, sale);
    }

    private int allocated() {
        return modules.sql().queryForObject(
                "SELECT allocated FROM stock_level WHERE sku = ? AND sale_id = ?", Integer.class, SKU, sale);
    }
}
