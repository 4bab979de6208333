package seckill.checkout.mode;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.seata.common.exception.FrameworkException;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.core.model.TransactionManager;

/**
 * The TC, of which there may be several nodes: when the one that Seata's client has chosen cannot be connected to, nothing has been asked, and
 * it is asked again, until the client has noticed and chooses another. Seata's own client gives up at once, and a buyer who meets a dead node
 * would wait until his checkout is found to be nobody's.
 */
final class AnyCoordinator implements TransactionManager {

    /** Together with the pauses longer than the client takes to look after its connections (each second). */
    private static final int TRIES_MAX = 5;

    private final TransactionManager tm;
    private final Duration pause;

    AnyCoordinator(TransactionManager tm, Duration pause) {
        this.tm = tm;
        this.pause = pause;
    }

    private interface Asked<T> {
        T answer() throws TransactionException;
    }

    private <T> T ask(Asked<T> asked) throws TransactionException {
        for (int tries = 1; ; tries++) {
            try {
                return asked.answer();
            } catch (FrameworkException unreachable) {
                if (tries == TRIES_MAX) {
                    throw unreachable;
                }
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    @Override
    public String begin(String application, String group, String name, int timeoutMs) throws TransactionException {
        return ask(() -> tm.begin(application, group, name, timeoutMs));
    }

    @Override
    public GlobalStatus commit(String xid) throws TransactionException {
        return ask(() -> tm.commit(xid));
    }

    @Override
    public GlobalStatus rollback(String xid) throws TransactionException {
        return ask(() -> tm.rollback(xid));
    }

    @Override
    public GlobalStatus getStatus(String xid) throws TransactionException {
        return ask(() -> tm.getStatus(xid));
    }

    @Override
    public GlobalStatus globalReport(String xid, GlobalStatus status) throws TransactionException {
        return ask(() -> tm.globalReport(xid, status));
    }
}
