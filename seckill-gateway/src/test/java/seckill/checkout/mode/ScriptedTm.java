package seckill.checkout.mode;

import java.util.ArrayList;
import java.util.List;
import org.apache.seata.common.exception.FrameworkException;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.core.model.TransactionManager;

/** A coordinator that says what the test has it say. */
final class ScriptedTm implements TransactionManager {

    final List<String> calls = new ArrayList<>();
    int unreachable;
    boolean beginFails;
    boolean commitFails;
    boolean rollbackFails;
    boolean statusFails;
    GlobalStatus commitAnswer = GlobalStatus.Committed;
    GlobalStatus status = GlobalStatus.Finished;

    @Override
    public String begin(String application, String group, String name, int timeout) throws TransactionException {
        reached();
        if (beginFails) {
            throw new TransactionException("no coordinator");
        }
        calls.add("begin " + timeout);
        return "tc:1";
    }

    @Override
    public GlobalStatus commit(String xid) throws TransactionException {
        reached();
        calls.add("commit");
        if (commitFails) {
            throw new TransactionException("channel closed");
        }
        return commitAnswer;
    }

    @Override
    public GlobalStatus rollback(String xid) throws TransactionException {
        reached();
        calls.add("rollback");
        if (rollbackFails) {
            throw new TransactionException("channel closed");
        }
        return GlobalStatus.Rollbacked;
    }

    @Override
    public GlobalStatus getStatus(String xid) throws TransactionException {
        reached();
        if (statusFails) {
            throw new TransactionException("channel closed");
        }
        return status;
    }

    /** As Seata's client says that it has no connection, and can make none. */
    private void reached() {
        if (unreachable > 0) {
            unreachable--;
            throw new FrameworkException("can not connect to services-server.");
        }
    }

    @Override
    public GlobalStatus globalReport(String xid, GlobalStatus globalStatus) {
        throw new UnsupportedOperationException();
    }
}
