package seckill.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.seata.common.loader.LoadLevel;
import org.apache.seata.core.model.BranchStatus;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.rm.datasource.DataSourceManager;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.apache.seata.rm.datasource.undo.UndoLogManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seata's resource manager of AT branches, which answers "committed" only when the branch's undo row is gone.
 *
 * <p>The one that Seata ships answers at once and deletes from a queue in memory. When its process is killed the queue is
 * lost, the TC has forgotten the transaction by then, and the undo rows stay for ever: nobody can tell them from those of
 * a rollback that failed. Here the TC asks again until the row is gone, also after a crash. The caller of the checkout
 * waits for none of this: the TC ends AT branches after it has answered.
 */
@LoadLevel(name = "commit-then-forget", order = Integer.MAX_VALUE)
public final class CommitThenForget extends DataSourceManager {

    private static final Logger log = LoggerFactory.getLogger(CommitThenForget.class);

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
}
