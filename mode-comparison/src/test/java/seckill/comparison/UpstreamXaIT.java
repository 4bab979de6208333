package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.MysqlXAConnection;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.BranchStatus;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.core.model.ResourceManager;
import org.apache.seata.rm.DefaultResourceManager;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.apache.seata.rm.datasource.xa.ConnectionProxyXA;
import org.apache.seata.rm.datasource.xa.DataSourceProxyXA;
import org.apache.seata.rm.datasource.xa.ResourceManagerXA;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import seckill.checkout.Guarantees.Assembly;
import seckill.infra.OnlyOnMariaDb;
import seckill.transaction.xa.XaDataSource;
import seckill.transaction.xa.XaSelfCheck;

/** Traps of XA that others have fallen into: each with what happens in the trap, and what happens here. */
@Tag("database")
@WithStacks
class UpstreamXaIT {

    private static SpecParticipant participant;

    @BeforeAll
    static void start(Stacks stacks) {
        participant = SpecParticipant.beside(stacks.running(Assembly.MODULES));
    }

    @AfterAll
    static void stop() {
        participant.close();
    }

    // XA on MariaDB, not held

    @Test
    void a_committed_transaction_leaves_no_prepared_branch_and_no_lock() throws Exception {
        String xid = SpecParticipant.begin();
        try (var _ = SpecParticipant.in(xid, BranchType.XA)) {
            participant.locally(db -> db.update("UPDATE item SET n = n + 1 WHERE id = 1"));
            assertThat(participant.prepared(xid)).as("prepared with the local commit").hasSize(1);
            participant.locally(db -> db.update("UPDATE item SET n = n + 1 WHERE id = 2"));
            assertThat(participant.prepared(xid)).as("one branch per local transaction").hasSize(2);
        }
        int before = participant.item(1);

        assertThat(SpecParticipant.commit(xid)).isEqualTo(GlobalStatus.Committed);

        assertThat(participant.prepared(xid)).isEmpty();
        assertThat(participant.item(1)).isEqualTo(before + 1);
        participant.locally(db -> assertThat(db.update("UPDATE item SET n = n + 0 WHERE id = 1")).isEqualTo(1));
    }

    /** The control: Seata decides by the URL that MariaDB is a MySQL which detaches, gives the connection back, and is stuck. */
    @Test
    @OnlyOnMariaDb("MySQL detaches a prepared branch, so Seata's guess is right there; MySqlXaIT has the facts about MySQL")
    void upstream_xa_on_mariadb_not_held_leaves_a_prepared_branch() throws Exception {
        try (HikariDataSource pool = participant.schema("spec_not_held")) {
            DataSourceProxyXA notHeld = new NotHeld(pool);
            new DataSourceProxy(pool); // as always last, so that AT stays the default
            String xid = SpecParticipant.begin();
            try (var _ = SpecParticipant.in(xid, BranchType.XA);
                    Connection connection = notHeld.getConnection()) {
                connection.setAutoCommit(false);
                try (Statement sql = connection.createStatement()) {
                    sql.executeUpdate("UPDATE item SET n = 11 WHERE id = 1");
                }
                connection.commit();
            }

            // somebody else has got that connection by now: in an empty shop the second phase would find it by chance
            try (Connection _ = pool.getConnection()) {
                assertThat(SpecParticipant.commit(xid)).isNotEqualTo(GlobalStatus.Committed);
                await("still prepared")
                        .during(Duration.ofSeconds(3))
                        .atMost(Duration.ofSeconds(5))
                        .until(() -> !participant.prepared(xid).isEmpty());
                assertThat(SpecParticipant.item(pool, 1)).as("what was committed cannot be read").isEqualTo(10);
            }
            // only the end of the connection that prepared it gives it free
            pool.getHikariPoolMXBean().softEvictConnections();
            await("committed by the TC's next try")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> SpecParticipant.item(pool, 1) == 11);
        }
    }

    @Test
    @OnlyOnMariaDb("MySQL lets any connection commit it; MySqlXaIT has the control, with detaching switched off")
    void the_self_check_finds_out_from_where_this_server_lets_a_branch_be_committed() throws SQLException {
        new XaSelfCheck(participant.pool(), true).run();

        assertThatThrownBy(() -> new XaSelfCheck(participant.pool(), false).run())
                .as("MariaDB, when the connection is not held")
                .hasMessageContaining("commit the prepared branch");
        assertThat(participant.prepared("xa-self-check")).as("the check cleans up").isEmpty();
    }

    @Test
    void where_the_self_check_fails_xa_is_refused_with_its_reason() throws Exception {
        try (HikariDataSource pool = participant.schema("spec_no_undo")) {
            try (Connection connection = pool.getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute("DROP TABLE undo_log");
            }
            XaDataSource refusing = XaDataSource.over(pool);
            RootContext.setDefaultBranchType(BranchType.AT);

            assertThatThrownBy(refusing::getConnection).hasMessageStartingWith("XA is not served here: cannot");
            assertThat(SpecParticipant.item(pool, 1)).as("everything else is").isEqualTo(10);
        }
    }

    // 6492: rolled back while it works

    @Test
    void upstream_6492_a_branch_that_the_coordinator_ends_while_it_works_leaves_no_idle_connection() throws Exception {
        int before = participant.item(1);
        String xid = SpecParticipant.begin();
        try (var _ = SpecParticipant.in(xid, BranchType.XA)) {
            assertThatThrownBy(() -> participant.locally(db -> {
                        db.update("UPDATE item SET n = n + 1 WHERE id = 1");
                        rollBackFromElsewhere(xid);
                        db.update("UPDATE item SET n = n + 5 WHERE id = 2");
                    }))
                    .isInstanceOfAny(TransactionException.class, DataAccessException.class);
        }

        assertThat(participant.item(1)).isEqualTo(before);
        assertThat(participant.item(2)).as("what came after the end is not written by itself").isLessThan(15);
        assertThat(participant.prepared(xid)).isEmpty();
        for (int n = 0; n < 2 * participant.pool().getMaximumPoolSize(); n++) {
            participant.locally(db -> db.update("UPDATE item SET n = n + 0 WHERE id = 1"));
        }
    }

    private static void rollBackFromElsewhere(String xid) {
        try {
            Thread.ofPlatform().start(() -> {
                try {
                    SpecParticipant.rollback(xid);
                } catch (org.apache.seata.core.exception.TransactionException e) {
                    throw new IllegalStateException(e);
                }
            }).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The control: a connection that comes back in the state IDLE refuses whatever its next user wants. */
    @Test
    void an_idle_connection_is_of_no_use_to_anybody() throws Exception {
        try (Connection connection = participant.pool().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("XA START 'idle'");
            sql.execute("XA END 'idle'");
            assertThatThrownBy(() -> sql.executeQuery("SELECT n FROM item")).hasMessageContaining("IDLE");
            sql.execute("XA ROLLBACK 'idle'");
        }
    }

    // a branch that the server does not know

    @Test
    void a_branch_that_was_never_started_is_over_at_once() throws Exception {
        String resource = participant.pool().getJdbcUrl().replaceFirst("\\?.*", "");
        String xid = SpecParticipant.begin();
        long branch = DefaultResourceManager.get().branchRegister(BranchType.XA, resource, null, xid, null, null);

        // the control: with Seata's own the TC would ask for more than a minute
        ResourceManagerXA shipped = new ResourceManagerXA();
        ResourceManager ours = DefaultResourceManager.get().getResourceManager(BranchType.XA);
        shipped.getManagedResources().putAll(ours.getManagedResources());
        assertThat(shipped.branchRollback(BranchType.XA, xid, branch, resource, null))
                .isEqualTo(BranchStatus.PhaseTwo_RollbackFailed_XAER_NOTA_Retryable);

        assertThat(SpecParticipant.rollback(xid)).isEqualTo(GlobalStatus.Rollbacked);
    }

    // 7267: not re-entrant

    @Test
    void upstream_7267_a_second_branch_that_wants_the_same_row_fails_within_seconds() throws Exception {
        int before = participant.item(1);
        String xid = SpecParticipant.begin();
        try (var _ = SpecParticipant.in(xid, BranchType.XA)) {
            participant.locally(db -> db.update("UPDATE item SET n = n + 1 WHERE id = 1"));
            long begin = System.nanoTime();

            assertThatThrownBy(() -> participant.locally(db -> db.update("UPDATE item SET n = n + 1 WHERE id = 1")))
                    .hasMessageContaining("Lock wait timeout");

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        }
        SpecParticipant.rollback(xid);
        await("rolled back").atMost(Duration.ofSeconds(20)).until(() -> participant.prepared(xid).isEmpty());
        assertThat(participant.item(1)).isEqualTo(before);
    }

    // outside of a local transaction

    @Test
    void a_write_outside_of_a_local_transaction_is_refused_and_a_read_is_not() throws Exception {
        String xid = SpecParticipant.begin();
        try (var _ = SpecParticipant.in(xid, BranchType.XA)) {
            assertThatThrownBy(() -> participant.jdbc().update("UPDATE item SET n = 99 WHERE id = ?", 1))
                    .hasMessageContaining("outside of a local transaction");
            assertThat(participant.jdbc().queryForObject("SELECT n FROM item WHERE id = ?", Integer.class, 1))
                    .isLessThan(99);
        }
        SpecParticipant.rollback(xid);
    }

    /** Seata's own, as it is when it does not know that the server is a MariaDB, with a driver that it does not know. */
    private static final class NotHeld extends DataSourceProxyXA {

        NotHeld(HikariDataSource pool) {
            super(pool);
            assertThat(isShouldBeHeld()).as("Seata's own decision").isFalse();
        }

        @Override
        protected Connection getConnectionProxy(Connection connection) throws SQLException {
            return proxy(connection);
        }

        @Override
        protected Connection getConnectionProxyXA() throws SQLException {
            return proxy(getTargetDataSource().getConnection());
        }

        private Connection proxy(Connection connection) throws SQLException {
            ConnectionProxyXA proxy = new ConnectionProxyXA(
                    connection,
                    new MysqlXAConnection(connection.unwrap(JdbcConnection.class), false),
                    this,
                    RootContext.getXID());
            proxy.init();
            return proxy;
        }
    }
}
