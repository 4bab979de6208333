package seckill.transaction.xa;

import java.sql.SQLException;
import org.apache.seata.common.loader.LoadLevel;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchStatus;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.rm.datasource.xa.ResourceManagerXA;
import org.apache.seata.rm.datasource.xa.XAXid;
import org.apache.seata.rm.datasource.xa.XAXidBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seata's resource manager of XA branches, which says at once that a branch is over when the server has none of that name.
 *
 * <p>The one that Seata ships only says that the server does not know it, and the TC goes on asking for more than a minute.
 * Such branches are those which were ended before their participant was killed, and those which were registered and never
 * started. When the server does not show its prepared branches (MySQL without XA_RECOVER_ADMIN), it stays at that.
 *
 * <p>A branch that is rolled back before it has begun cannot begin afterwards: {@link XaConnection} asks what became of it.
 */
@LoadLevel(name = "xa-ends", order = Integer.MAX_VALUE)
public final class XaEnds extends ResourceManagerXA {

    private static final Logger log = LoggerFactory.getLogger(XaEnds.class);

    @Override
    public BranchStatus branchCommit(
            BranchType branchType, String xid, long branchId, String resourceId, String applicationData)
            throws TransactionException {
        BranchStatus status = super.branchCommit(branchType, xid, branchId, resourceId, applicationData);
        boolean over = status == BranchStatus.PhaseTwo_CommitFailed_XAER_NOTA_Retryable && isOver(xid, branchId, resourceId);
        return over ? BranchStatus.PhaseTwo_Committed : status;
    }

    @Override
    public BranchStatus branchRollback(
            BranchType branchType, String xid, long branchId, String resourceId, String applicationData)
            throws TransactionException {
        BranchStatus status = super.branchRollback(branchType, xid, branchId, resourceId, applicationData);
        boolean over = status == BranchStatus.PhaseTwo_RollbackFailed_XAER_NOTA_Retryable && isOver(xid, branchId, resourceId);
        return over ? BranchStatus.PhaseTwo_Rollbacked : status;
    }

    private boolean isOver(String xid, long branchId, String resourceId) {
        XAXid branch = XAXidBuilder.build(xid, branchId);
        try {
            return getManagedResources().get(resourceId) instanceof XaDataSource source && !source.hasPrepared(branch);
        } catch (SQLException e) {
            log.debug("branch={} the server does not say whether it is prepared: {}", branch, e.getMessage());
            return false;
        }
    }
}
