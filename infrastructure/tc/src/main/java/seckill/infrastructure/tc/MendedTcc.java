package seckill.infrastructure.tc;

import io.seata.common.loader.LoadLevel;
import io.seata.core.exception.TransactionException;
import io.seata.core.model.BranchStatus;
import io.seata.core.rpc.RemotingServer;
import io.seata.server.session.BranchSession;
import io.seata.server.session.GlobalSession;
import io.seata.server.transaction.tcc.TccCore;

/**
 * Seata's core for TCC branches, which cancels last-in-first-out. The steps of a saga are such branches too, and a step is
 * compensated while everything that it found is still there.
 */
@LoadLevel(name = "mended-tcc", order = Integer.MAX_VALUE)
public final class MendedTcc extends TccCore {
    /** Called by Seata's service loader; the highest order wins over the TccCore that Seata registers. */
    public MendedTcc(RemotingServer participants) {
        super(participants);
    }

    @Override
    public BranchStatus branchRollback(GlobalSession global, BranchSession branch) throws TransactionException {
        return LastFirst.rollback(global, branch, super::branchRollback);
    }
}
