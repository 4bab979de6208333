package seckill.threeparts;

import static org.apache.seata.core.model.BranchStatus.PhaseTwo_CommitFailed_Retryable;
import static org.apache.seata.core.model.BranchStatus.PhaseTwo_Committed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.seata.core.model.BranchStatus;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.rm.fence.SpringFenceHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.launcher.audit.TestDatabase;
import seckill.payment.api.PaymentCommand.Charge;

/** A second phase that waits for a row in vain, because somebody holds it for longer than a statement may wait. */
@Tag("database")
class LostRacesIT {

    /** Longer than the pool's {@code innodb_lock_wait_timeout}. */
    private static final Duration LONGER_THAN_A_STATEMENT_WAITS = Duration.ofMillis(2_400);

    private static TestDatabase database;
    private static Modules modules;
    private static PlayedCoordinator coordinator;

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
        WithoutTheGuardsIT.a(BranchType.TCC, Charge.class).tryOut(modules);
    }

    @AfterEach
    void fenceAgain() {
        Fences.restore();
    }

    @Test
    void it_is_run_again_at_once_and_the_coordinator_hears_of_nothing() throws Exception {
        CompletableFuture<BranchStatus> confirming;
        try (Connection _ = holding("account")) {
            confirming = CompletableFuture.supplyAsync(() -> coordinator.confirm(coordinator.branch()));
            await().during(LONGER_THAN_A_STATEMENT_WAITS).atMost(Duration.ofSeconds(10)).until(() -> !confirming.isDone());
        }

        assertThat(confirming.join()).isEqualTo(PhaseTwo_Committed);
    }

    @Test
    void with_seatas_own_fence_the_coordinator_has_to_come_again() throws Exception {
        Fences.replace(new SpringFenceHandler());
        try (Connection _ = holding("account")) {
            assertThat(coordinator.confirm(coordinator.branch())).isEqualTo(PhaseTwo_CommitFailed_Retryable);
        }

        assertThat(coordinator.confirm(coordinator.branch())).isEqualTo(PhaseTwo_Committed);
    }

    /** Locks every row of the table until it is closed. */
    private static Connection holding(String table) throws Exception {
        Connection root = database.root();
        root.setCatalog(Modules.SCHEMA);
        root.setAutoCommit(false);
        root.createStatement().executeQuery("SELECT * FROM " + table + " FOR UPDATE");
        return root;
    }
}
