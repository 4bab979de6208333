package seckill.infrastructure.tc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.Channel;
import io.seata.common.Constants;
import io.seata.common.XID;
import io.seata.common.holder.ObjectHolder;
import io.seata.core.exception.TransactionException;
import io.seata.core.model.BranchStatus;
import io.seata.core.model.BranchType;
import io.seata.core.model.GlobalStatus;
import io.seata.core.protocol.ResultCode;
import io.seata.core.protocol.RpcMessage;
import io.seata.core.protocol.transaction.BranchCommitRequest;
import io.seata.core.protocol.transaction.BranchCommitResponse;
import io.seata.core.protocol.transaction.BranchRollbackRequest;
import io.seata.core.protocol.transaction.BranchRollbackResponse;
import io.seata.core.rpc.RemotingServer;
import io.seata.core.rpc.processor.RemotingProcessor;
import io.seata.server.UUIDGenerator;
import io.seata.server.coordinator.DefaultCoordinator;
import io.seata.server.coordinator.DefaultCore;
import io.seata.server.lock.LockerManagerFactory;
import io.seata.server.session.BranchSession;
import io.seata.server.session.GlobalSession;
import io.seata.server.session.SessionHolder;
import io.seata.server.store.StoreConfig;
import io.seata.server.transaction.at.ATCore;
import io.seata.server.transaction.tcc.TccCore;
import io.seata.spring.boot.autoconfigure.SeataCoreEnvironmentPostProcessor;
import io.seata.spring.boot.autoconfigure.SeataServerEnvironmentPostProcessor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Seata's own coordinator rolls one global session back; the participants only note the order in which they are asked. */
class MendedAtTest {
    /** One for all specs: Seata's service loader makes its cores once and keeps what they were made with. */
    private static final Participants PARTICIPANTS = new Participants();

    /** What the TC's main does before it listens: properties, lock and session stores. */
    @BeforeAll
    static void prepare(@TempDir Path folder) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(
                "seata.config.type", "file", "seata.registry.type", "file", "seata.store.mode", "file",
                "seata.store.file.dir", folder.toString())));
        ObjectHolder.INSTANCE.setObject(Constants.OBJECT_KEY_SPRING_CONFIGURABLE_ENVIRONMENT, environment);
        new SeataCoreEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
        new SeataServerEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
        UUIDGenerator.init(1L);
        XID.setIpAddress("127.0.0.1");
        XID.setPort(1);
        DefaultCoordinator.getInstance(PARTICIPANTS);
        SessionHolder.init(StoreConfig.SessionMode.FILE);
        LockerManagerFactory.init(StoreConfig.LockMode.FILE);
    }

    @AfterAll
    static void close() {
        SessionHolder.destroy();
    }

    @BeforeEach
    void forget() {
        PARTICIPANTS.asked.clear();
        PARTICIPANTS.refused = 0;
    }

    @Test
    void the_tc_takes_our_core_for_at_branches() {
        assertEquals(MendedAt.class, new DefaultCore(PARTICIPANTS).getCore(BranchType.AT).getClass());
    }

    @Test
    void the_tc_takes_our_core_for_tcc_branches() {
        assertEquals(MendedTcc.class, new DefaultCore(PARTICIPANTS).getCore(BranchType.TCC).getClass());
    }

    @Test
    void the_steps_of_a_saga_are_compensated_last_in_first_out() throws Exception {
        assertTrue(new DefaultCore(PARTICIPANTS).doGlobalRollback(threeBranchesOnOneRow(BranchType.TCC), true));

        assertEquals(List.of(3L, 2L, 1L), PARTICIPANTS.asked);
    }

    @Test
    void without_our_core_the_first_step_is_compensated_first() throws Exception {
        var shipped = new DefaultCore(PARTICIPANTS);
        shipped.mockCore(BranchType.TCC, new TccCore(PARTICIPANTS));

        shipped.doGlobalRollback(threeBranchesOnOneRow(BranchType.TCC), true);

        assertEquals(List.of(1L, 2L, 3L), PARTICIPANTS.asked);
    }

    @Test
    void branches_on_one_row_are_rolled_back_last_in_first_out() throws Exception {
        assertTrue(new DefaultCore(PARTICIPANTS).doGlobalRollback(threeBranchesOnOneRow(BranchType.AT), true));

        assertEquals(List.of(3L, 2L, 1L), PARTICIPANTS.asked);
    }

    @Test
    void without_our_core_the_first_branch_is_rolled_back_first() throws Exception {
        var shipped = new DefaultCore(PARTICIPANTS);
        shipped.mockCore(BranchType.AT, new ATCore(PARTICIPANTS));

        shipped.doGlobalRollback(threeBranchesOnOneRow(BranchType.AT), true);

        assertEquals(List.of(1L, 2L, 3L), PARTICIPANTS.asked);
    }

    @Test
    void a_branch_that_cannot_be_undone_yet_holds_back_the_earlier_ones_until_it_is() throws Exception {
        var session = threeBranchesOnOneRow(BranchType.AT);
        var tc = new DefaultCore(PARTICIPANTS);
        PARTICIPANTS.refused = 2;

        assertFalse(tc.doGlobalRollback(session, true));
        assertEquals(List.of(3L, 2L), PARTICIPANTS.asked);

        PARTICIPANTS.refused = 0;
        assertTrue(tc.doGlobalRollback(session, true));
        assertEquals(List.of(3L, 2L, 2L, 1L), PARTICIPANTS.asked);
    }

    @Test
    void a_branch_that_does_not_get_all_its_rows_keeps_none() throws Exception {
        var core = new MendedAt(PARTICIPANTS);
        core.branchSessionLock(any(), branch("stock:12"));

        assertThrows(TransactionException.class, () -> core.branchSessionLock(any(), branch("stock:11,12,13")));

        core.branchSessionLock(any(), branch("stock:11"));
        core.branchSessionLock(any(), branch("stock:13"));
    }

    @Test
    void without_our_core_the_rows_after_the_one_that_was_locked_stay_locked_for_ever() throws Exception {
        var shipped = new Shipped();
        shipped.branchSessionLock(any(), branch("stock:22"));

        assertThrows(TransactionException.class, () -> shipped.branchSessionLock(any(), branch("stock:21,22,23")));

        shipped.branchSessionLock(any(), branch("stock:21"));
        assertThrows(TransactionException.class, () -> shipped.branchSessionLock(any(), branch("stock:23")));
    }

    /** As when the background thread comes between the decision and the freeing of all rows. */
    @Test
    void rows_of_a_branch_that_was_committed_in_the_background_are_free() throws Exception {
        var core = new MendedAt(PARTICIPANTS);
        assertTrue(new DefaultCore(PARTICIPANTS).doGlobalCommit(decidedAndNotYetFreed(core::branchSessionLock, "stock:31"), true));

        core.branchSessionLock(any(), branch("stock:31"));
    }

    @Test
    void without_our_core_they_stay_locked_by_a_transaction_that_is_over() throws Exception {
        var shipped = new DefaultCore(PARTICIPANTS);
        shipped.mockCore(BranchType.AT, new ATCore(PARTICIPANTS));
        assertTrue(shipped.doGlobalCommit(decidedAndNotYetFreed(new Shipped()::branchSessionLock, "stock:32"), true));

        assertThrows(TransactionException.class, () -> new Shipped().branchSessionLock(any(), branch("stock:32")));
    }

    private static GlobalSession decidedAndNotYetFreed(Locking locking, String lockKey) throws TransactionException {
        var branch = branch(lockKey);
        branch.setStatus(BranchStatus.PhaseOne_Done);
        var session = new GlobalSession("seckill", "default", "buy-now", 60_000);
        session.setStatus(GlobalStatus.AsyncCommitting);
        locking.lock(session, branch);
        session.add(branch);
        return session;
    }

    private interface Locking {
        void lock(GlobalSession global, BranchSession branch) throws TransactionException;
    }

    /** Only named in messages here. */
    private static GlobalSession any() {
        return new GlobalSession("seckill", "default", "buy-now", 60_000);
    }

    private static final class Shipped extends ATCore {
        Shipped() {
            super(PARTICIPANTS);
        }

        @Override
        protected void branchSessionLock(GlobalSession global, BranchSession branch) throws TransactionException {
            super.branchSessionLock(global, branch);
        }
    }

    /** A branch of a global transaction of its own, as Seata's client registers it inside a local transaction. */
    private static BranchSession branch(String lockKey) {
        var session = new GlobalSession("seckill", "default", "buy-now", 60_000);
        var branch = new BranchSession(BranchType.AT);
        branch.setXid(session.getXid());
        branch.setTransactionId(session.getTransactionId());
        branch.setBranchId(UUIDGenerator.generateUUID());
        branch.setResourceId("jdbc:mysql://127.0.0.1/stock");
        branch.setLockKey(lockKey);
        branch.setApplicationData("{\"autoCommit\":false}");
        return branch;
    }

    private static GlobalSession threeBranchesOnOneRow(BranchType type) {
        var session = new GlobalSession("seckill", "default", "buy-now", 60_000);
        for (long id = 1; id <= 3; id++) {
            var branch = new BranchSession(type);
            branch.setXid(session.getXid());
            branch.setTransactionId(session.getTransactionId());
            branch.setBranchId(id);
            branch.setResourceId("jdbc:mysql://127.0.0.1/stock");
            branch.setLockKey("stock:1");
            branch.setStatus(BranchStatus.PhaseOne_Done);
            session.add(branch);
        }
        return session;
    }

    private static final class Participants implements RemotingServer {
        private final List<Long> asked = new ArrayList<>();
        private long refused;

        @Override
        public Object sendSyncRequest(String resource, String client, Object request, boolean tryOtherApp) {
            if (request instanceof BranchCommitRequest commit) {
                return committed(commit);
            }
            var rollback = (BranchRollbackRequest) request;
            asked.add(rollback.getBranchId());
            var response = new BranchRollbackResponse();
            response.setXid(rollback.getXid());
            response.setBranchId(rollback.getBranchId());
            response.setResultCode(ResultCode.Success);
            response.setBranchStatus(
                    rollback.getBranchId() == refused
                            ? BranchStatus.PhaseTwo_RollbackFailed_Retryable
                            : BranchStatus.PhaseTwo_Rollbacked);
            return response;
        }

        private static BranchCommitResponse committed(BranchCommitRequest commit) {
            var response = new BranchCommitResponse();
            response.setXid(commit.getXid());
            response.setBranchId(commit.getBranchId());
            response.setResultCode(ResultCode.Success);
            response.setBranchStatus(BranchStatus.PhaseTwo_Committed);
            return response;
        }

        @Override
        public Object sendSyncRequest(Channel channel, Object request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sendAsyncRequest(Channel channel, Object request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sendAsyncResponse(RpcMessage request, Channel channel, Object response) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void registerProcessor(int type, RemotingProcessor processor, ExecutorService executor) {
            throw new UnsupportedOperationException();
        }
    }
}
