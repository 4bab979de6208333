package seckill.infrastructure.tc;

import io.seata.core.exception.TransactionException;
import io.seata.core.model.BranchStatus;
import io.seata.server.session.BranchSession;
import io.seata.server.session.GlobalSession;
import io.seata.server.session.SessionHelper;

/**
 * Rolls the branches of a global session back last-in-first-out, although Seata 2.0.0 hands them to its cores in the order of
 * their registration.
 *
 * <p>Before a branch's turn every later one of its type is rolled back here; when its own turn comes it is no longer in the
 * session and counts as done. A later branch that fails stops the round with its status: the TC retries the global session,
 * and the branches that are already undone are gone from it. When the TC dies in between, a branch may be sent again; the
 * participant then answers that it is rolled back.
 */
final class LastFirst {

    private LastFirst() {}

    /** Rolls one branch back, as Seata's core does. */
    interface Core {
        BranchStatus rollback(GlobalSession global, BranchSession branch) throws TransactionException;
    }

    static BranchStatus rollback(GlobalSession global, BranchSession branch, Core core) throws TransactionException {
        if (global.getBranch(branch.getBranchId()) == null) {
            return BranchStatus.PhaseTwo_Rollbacked;
        }
        for (var later : global.getReverseSortedBranches()) {
            if (later.getBranchId() == branch.getBranchId()) {
                break;
            }
            if (later.getBranchType() != branch.getBranchType() || later.getStatus() == BranchStatus.PhaseOne_Failed) {
                continue;
            }
            var status = core.rollback(global, later);
            if (status != BranchStatus.PhaseTwo_Rollbacked) {
                return status;
            }
            SessionHelper.removeBranch(global, later, false);
        }
        return core.rollback(global, branch);
    }
}
