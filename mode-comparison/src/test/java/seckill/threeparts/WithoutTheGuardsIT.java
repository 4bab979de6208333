package seckill.threeparts;

import static org.apache.seata.core.model.BranchStatus.PhaseTwo_Rollbacked;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.integration.tx.api.fence.DefaultCommonFenceHandler;
import org.apache.seata.rm.fence.SpringFenceHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.launcher.audit.TestDatabase;
import seckill.participant.Reply;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.stock.api.StockCommand.Deduct;
import seckill.threeparts.PlayedCoordinator.Branch;

/** The controls of {@link EveryOrderIT}: take a guard away, and what it guards is seen to break. */
@Tag("database")
class WithoutTheGuardsIT {

    private static TestDatabase database;
    private static Modules modules;
    private static PlayedCoordinator coordinator;

    private Books before;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        database = TestDatabase.start(dir);
        database.createAll(Modules.SCHEMA);
        modules = Modules.over(database);
        coordinator = modules.the(PlayedCoordinator.class);
    }

    @AfterAll
    static void stop() {
        try {
            modules.close();
        } finally {
            database.close(); // also when the modules did not start
        }
    }

    @BeforeEach
    void open() {
        Books.open(modules.sql());
        coordinator.begin();
        before = Books.of(modules.sql());
    }

    @AfterEach
    void fenceAgain() {
        Fences.restore();
    }

    @ParameterizedTest
    @MethodSource("seckill.threeparts.OneCommand#ofEachKindInEachForm")
    void without_a_fence_a_try_that_comes_after_its_cancel_stays_for_ever(OneCommand it) {
        Fences.replace(new NoFence(new TransactionTemplate(modules.the(PlatformTransactionManager.class))));
        coordinator.whileRegistering(branch -> assertThat(coordinator.cancel(branch)).isEqualTo(PhaseTwo_Rollbacked));

        assertThat(it.tryOut(modules)).as("the late try is let in").isEqualTo(Reply.done());

        assertThat(Books.of(modules.sql())).as("set aside, and nobody will ever come for it").isNotEqualTo(before);
    }

    @Test
    void without_a_fence_units_stay_reserved_that_nobody_has() {
        Fences.replace(new NoFence(new TransactionTemplate(modules.the(PlatformTransactionManager.class))));
        coordinator.whileRegistering(coordinator::cancel);

        a(BranchType.TCC, Deduct.class).tryOut(modules);

        assertThat(modules.sql().queryForObject("SELECT SUM(reserved) FROM stock_level", Integer.class))
                .as("2 of the pending order, 3 of none").isEqualTo(5);
    }

    @Test
    void a_saga_that_compensates_only_what_answered_keeps_the_money_of_an_order_that_never_came() {
        OneCommand deduct = a(BranchType.SAGA, Deduct.class);
        OneCommand charge = a(BranchType.SAGA, Charge.class);
        deduct.tryOut(modules);
        Branch answered = coordinator.all().getLast();
        charge.tryOut(modules); // done, and its answer is lost: the saga that follows its answers does not know
        Branch unanswered = coordinator.all().getLast();

        coordinator.cancel(answered);

        assertThat(Books.of(modules.sql()).tables().get("payment")).as("the naive saga is done").hasSize(2);

        coordinator.cancel(unanswered); // what was registered is compensated, whoever answered

        assertThat(Books.of(modules.sql())).isEqualTo(before);
    }

    @Test
    void the_ledger_keeps_what_a_saga_took_and_gave_back() {
        a(BranchType.SAGA, Charge.class).tryOut(modules);
        coordinator.cancel(coordinator.branch());

        assertThat(modules.sql().queryForList(
                        "SELECT CONCAT(kind, ' ', amount_minor) FROM movement WHERE order_id = 'pending1' ORDER BY amount_minor",
                        String.class))
                .containsExactly("CAPTURE -900", "REVERSAL 900");
    }

    @Test
    void a_refused_try_leaves_nothing_and_is_withdrawn_at_the_coordinator() {
        modules.sql().update("UPDATE stock_level SET sold = sold + available, available = 0");
        before = Books.of(modules.sql());

        Reply reply = a(BranchType.TCC, Deduct.class).tryOut(modules);

        assertThat(reply).isInstanceOf(Reply.Refused.class);
        assertThat(coordinator.withdrawn()).containsExactly(coordinator.branch().id());
        assertThat(Books.of(modules.sql())).isEqualTo(before);
        assertThat(modules.sql().queryForList("SELECT * FROM tcc_fence_log")).isEmpty();
    }

    @Test
    void the_coordinator_keeps_little_of_a_large_cart() {
        a(BranchType.TCC, Deduct.class).tryOut(modules);

        assertThat(coordinator.branch().data().length()).isLessThan(200);
    }

    @Test
    void the_fence_lets_rows_go_that_are_old_and_final_and_no_other() {
        modules.sql().update("""
                INSERT INTO tcc_fence_log VALUES
                  ('tc:1', 1, 'payment-tcc', 2, '2020-01-01', '2020-01-01'), ('tc:1', 2, 'payment-tcc', 1, '2020-01-01', '2020-01-01'),
                  ('tc:2', 3, 'payment-tcc', 3, NOW(), NOW())""");

        int deleted = DefaultCommonFenceHandler.get().deleteFenceByDate(Date.from(
                Instant.parse("2021-01-01T00:00:00Z")));

        assertThat(deleted).isEqualTo(1);
        assertThat(branchesInTheFence()).as("2 still waits to be confirmed").containsExactly(2, 3);
    }

    @Test
    void seatas_own_cleaning_takes_the_row_without_which_a_branch_can_never_be_confirmed() {
        modules.sql().update("""
                INSERT INTO tcc_fence_log VALUES
                  ('tc:1', 1, 'payment-tcc', 2, '2020-01-01', '2020-01-01'), ('tc:1', 2, 'payment-tcc', 1, '2020-01-01', '2020-01-01')""");

        new SpringFenceHandler().deleteFenceByDate(Date.from(
                Instant.parse("2021-01-01T00:00:00Z")));

        assertThat(branchesInTheFence()).isEmpty();
    }

    private static List<Integer> branchesInTheFence() {
        return modules.sql().queryForList("SELECT branch_id FROM tcc_fence_log ORDER BY branch_id", Integer.class);
    }

    static OneCommand a(BranchType form, Class<?> kind) {
        return OneCommand.ofEachKindInEachForm()
                .filter(it -> it.form() == form && kind.isInstance(it.command()))
                .findFirst()
                .orElseThrow();
    }
}
