package seckill.threeparts;

import static org.apache.seata.core.model.BranchStatus.PhaseTwo_Rollbacked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.integration.tx.api.fence.FenceHandler;
import org.apache.seata.rm.fence.SpringFenceHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.launcher.audit.TestDatabase;
import seckill.participant.CommandFailedException;
import seckill.participant.Refusal;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockRefusal;
import seckill.transaction.CommandForms;
import seckill.transaction.CommandLog;
import seckill.transaction.GlobalTransaction;
import seckill.transaction.TryConfirmCancel;

/** Where Seata's fence has its limits, and what keeps them from us. */
@Tag("database")
class UpstreamFenceIT {

    private static final int ROUNDS = 40;

    private static TestDatabase database;
    private static Modules modules;
    private static PlayedCoordinator coordinator;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        database = TestDatabase.start(dir);
        database.createAll(Modules.SCHEMA);
        modules = Modules.over(database, Careless.class);
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
    }

    @AfterEach
    void fenceAgain() {
        SpringFenceHandler.setTransactionTemplate(
                new TransactionTemplate(modules.the(PlatformTransactionManager.class)));
    }

    @Test
    void upstream_6679_two_cancels_without_a_try_do_not_deadlock_in_read_committed() throws Exception {
        assertThat(deadlocksAt(TransactionDefinition.ISOLATION_READ_COMMITTED)).isZero();
    }

    @Test
    void upstream_6679_in_repeatable_read_they_do() throws Exception {
        assertThat(deadlocksAt(TransactionDefinition.ISOLATION_REPEATABLE_READ)).isPositive();
    }

    /** Seata's own fence, as it is shipped: two cancels of one branch, of which no try is known, at the same time. */
    private static int deadlocksAt(int isolation) throws Exception {
        TransactionTemplate transaction = new TransactionTemplate(modules.the(PlatformTransactionManager.class));
        transaction.setIsolationLevel(isolation);
        SpringFenceHandler.setTransactionTemplate(transaction);
        FenceHandler shipped = new SpringFenceHandler();
        int deadlocks = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                String xid = "127.0.0.1:8091:" + isolation + round;
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<Boolean>> cancels = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    cancels.add(threads.submit(() -> {
                        together.await();
                        return shipped.rollbackFence(
                                UpstreamFenceIT.class.getMethod("toString"), "", xid, 1L, new Object[0], "stock-tcc");
                    }));
                }
                for (Future<Boolean> cancel : cancels) {
                    deadlocks += isDeadlock(cancel) ? 1 : 0;
                }
            }
        }
        return deadlocks;
    }

    private static boolean isDeadlock(Future<Boolean> cancel) throws InterruptedException {
        try {
            cancel.get();
            return false;
        } catch (ExecutionException e) {
            for (Throwable it = e; it != null; it = it.getCause()) {
                if (it instanceof SQLException sql && sql.getErrorCode() == 1213) {
                    return true;
                }
            }
            return false; // the other one's row was there first: the coordinator asks again
        }
    }

    /** Why a guard in the architecture's rules keeps tries to the database of their fence. */
    @Test
    void upstream_6374_what_a_failed_try_did_elsewhere_is_never_cancelled() {
        JdbcTemplate elsewhere = new JdbcTemplate(Careless.elsewhere());
        elsewhere.execute("CREATE TABLE IF NOT EXISTS elsewhere (units INT NOT NULL)");

        assertThatThrownBy(() -> {
            try (var _ = GlobalTransaction.of("127.0.0.1:8091:6374", BranchType.TCC).bind()) {
                modules.the(Careless.Forms.class).forms().carryOut((StockCommand) WithoutTheGuardsIT.a(
                        BranchType.TCC, StockCommand.Deduct.class).command());
            }
        }).isInstanceOf(CommandFailedException.class);
        assertThat(coordinator.cancel(coordinator.branch())).as("it says that it is done").isEqualTo(PhaseTwo_Rollbacked);

        assertThat(elsewhere.queryForObject("SELECT COUNT(*) FROM elsewhere", Integer.class))
                .as("the fence row went with the try, so the cancel was not called").isEqualTo(1);
    }

    /** A try with a side effect outside the transaction of its fence, as in a cache, which then fails. */
    @Configuration(proxyBeanMethods = false)
    static class Careless {

        record Forms(CommandForms<StockCommand> forms) {}

        static DataSource elsewhere() {
            return new DriverManagerDataSource(database.url(Modules.SCHEMA), "root", "");
        }

        @Bean
        Forms careless(CommandForms<StockCommand> carelessForms) {
            return new Forms(carelessForms);
        }

        @Bean
        CommandForms<StockCommand> carelessForms(
                DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
            TryConfirmCancel<StockCommand> careless = new TryConfirmCancel<>() {
                @Override
                public Optional<? extends Refusal> tryOut(StockCommand command) {
                    new JdbcTemplate(elsewhere()).update("INSERT INTO elsewhere VALUES (1)");
                    throw new IllegalStateException("and now the try fails");
                }

                @Override
                public void confirm(StockCommand command) {}

                @Override
                public void cancel(StockCommand command) {
                    new JdbcTemplate(elsewhere()).update("DELETE FROM elsewhere");
                }
            };
            return new CommandForms<>(
                    "careless",
                    StockCommand.class,
                    new CommandLog(dataSource, transactions, "stock_command", StockRefusal::valueOf, clock),
                    command -> Optional.empty(),
                    careless,
                    careless);
        }
    }
}
