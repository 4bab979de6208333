package seckill.infrastructure.tc;

import io.seata.common.loader.LoadLevel;
import io.seata.core.exception.TransactionException;
import io.seata.core.model.BranchStatus;
import io.seata.core.rpc.RemotingServer;
import io.seata.server.session.BranchSession;
import io.seata.server.session.GlobalSession;
import io.seata.server.transaction.at.ATCore;

/**
 * Seata's core for AT branches, with three mends: it rolls back last-in-first-out, a branch that does not get all its
 * row locks keeps none, and one that is committed keeps none either.
 *
 * <p>Order: Seata 2.0.0 hands the branches of one resource to its core in the order of registration. When two branches wrote
 * one row, the undo log of the first then finds the image of the second, calls it a dirty write, and the global
 * transaction ends in RollbackFailed for ever (seata#6121, seata#7980).
 *
 * <p>Locks: with the file store, a branch of several rows that meets a lock gives its own ones back, but then goes on
 * through the rest of its rows (to see whether one of them is being rolled back) and locks those that are free. Nobody
 * knows that branch, so nobody ever gives them back: after the first busy minute hot rows stay locked until the TC is
 * restarted. Here a refused branch gives back what it has once more.
 *
 * <p>Commit: Seata gives a global transaction the status by which its branches are committed in the background, and then goes through its branches
 * to free their rows. The background thread may come in between, every second: it commits a branch and takes it out of the list, and leaves its rows to
 * the other, who does not find it any more. These rows are locked by a transaction that is over until the TC is restarted (seata#8197). Here
 * who commits a branch frees its rows, too; they can be freed twice.
 */
@LoadLevel(name = "mended-at", order = Integer.MAX_VALUE)
public final class MendedAt extends ATCore {
    /** Called by Seata's service loader; the highest order wins over the ATCore that Seata registers. */
    public MendedAt(RemotingServer participants) {
        super(participants);
    }

    @Override
    public BranchStatus branchRollback(GlobalSession global, BranchSession branch) throws TransactionException {
        return LastFirst.rollback(global, branch, super::branchRollback);
    }

    @Override
    public BranchStatus branchCommit(GlobalSession global, BranchSession branch) throws TransactionException {
        branch.unlock();
        return super.branchCommit(global, branch);
    }

    @Override
    protected void branchSessionLock(GlobalSession global, BranchSession branch) throws TransactionException {
        try {
            super.branchSessionLock(global, branch);
        } catch (TransactionException | RuntimeException e) {
            branch.unlock();
            throw e;
        }
    }
}
