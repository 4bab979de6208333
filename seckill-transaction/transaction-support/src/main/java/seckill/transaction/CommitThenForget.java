package seckill.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.seata.common.loader.LoadLevel;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchStatus;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.rm.DefaultResourceManager;
import org.apache.seata.rm.datasource.DataSourceManager;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.apache.seata.rm.datasource.undo.UndoLogManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.transaction.undo.BlockedRollbacks;

/**
 * Seata's resource manager of AT branches, which says "committed" and "failed" only of what is certain.
 *
 * <p>The one that Seata ships answers at once and deletes from a queue in memory. When its process is killed the queue is
 * lost, the TC has forgotten the transaction by then, and the undo rows stay for ever: nobody can tell them from those of
 * a rollback that failed. Here the TC asks again until the row is gone, also after a crash. The caller of the checkout
 * waits for none of this: the TC ends AT branches after it has answered.
 *
 * <p>A rollback that meets a dirty write is not over either. Seata's answers that it can never be done, upon which the TC
 * gives up: the branches before it are never rolled back, and after its next restart the locks are gone too, and with
 * them everything but the undo rows. Here the TC asks again, and goes on when an operator has decided.
 *
 * <p>A local commit whose answer was lost may have taken effect. Seata reports such a branch as failed, and then the TC never comes to
 * roll it back (seata#489): its rows stay changed, with their undo row. Here nothing is reported, and the TC has the branch rolled back
 * like any other; where nothing is to be undone, the rollback leaves the guard that a late first phase cannot pass.
 */
@LoadLevel(name = "commit-then-forget", order = Integer.MAX_VALUE)
public final class CommitThenForget extends DataSourceManager {

    private static final Logger log = LoggerFactory.getLogger(CommitThenForget.class);

    private final BlockedRollbacks blocked = new BlockedRollbacks();

    /** @throws IllegalStateException when Seata has taken another manager: undo rows could be orphaned then */
    static void mustBeInCharge() {
        ofThisProcess();
    }

    static BlockedRollbacks blockedHere() {
        return ofThisProcess().blocked;
    }

    private static CommitThenForget ofThisProcess() {
        if (DefaultResourceManager.get().getResourceManager(BranchType.AT) instanceof CommitThenForget taken) {
            return taken;
        }
        throw new IllegalStateException("Seata did not take our manager of AT branches: undo rows could be orphaned");
    }

    @Override
    public BranchStatus branchCommit(
            BranchType branchType, String xid, long branchId, String resourceId, String applicationData) {
        DataSourceProxy pool = get(resourceId);
        if (pool == null) {
            return BranchStatus.PhaseTwo_CommitFailed_Retryable; // still starting
        }
        try (Connection connection = pool.getPlainConnection()) {
            UndoLogManagerFactory.getUndoLogManager(pool.getDbType()).deleteUndoLog(xid, branchId, connection);
            return BranchStatus.PhaseTwo_Committed;
        } catch (SQLException e) {
            log.warn("xid={} branch={} undo row not deleted yet: {}", xid, branchId, e.toString());
            return BranchStatus.PhaseTwo_CommitFailed_Retryable;
        }
    }

    @Override
    public void branchReport(BranchType branchType, String xid, long branchId, BranchStatus status, String applicationData)
            throws TransactionException {
        if (status != BranchStatus.PhaseOne_Failed) {
            super.branchReport(branchType, xid, branchId, status, applicationData);
        }
    }

    @Override
    public BranchStatus branchRollback(
            BranchType branchType, String xid, long branchId, String resourceId, String applicationData)
            throws TransactionException {
        if (blocked.isToRest(xid, branchId)) {
            return BranchStatus.PhaseTwo_RollbackFailed_Retryable;
        }
        BranchStatus status = super.branchRollback(branchType, xid, branchId, resourceId, applicationData);
        if (status == BranchStatus.PhaseTwo_RollbackFailed_Unretryable) {
            blocked.add(xid, branchId);
            log.warn("xid={} branch={} the rollback is blocked by a dirty write and waits for an operator", xid, branchId);
            return BranchStatus.PhaseTwo_RollbackFailed_Retryable;
        }
        if (status == BranchStatus.PhaseTwo_Rollbacked) {
            blocked.tryAgain(xid, branchId);
        }
        return status;
    }
}
