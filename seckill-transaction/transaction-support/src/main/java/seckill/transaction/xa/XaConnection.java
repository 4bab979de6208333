package seckill.transaction.xa;

import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.apache.seata.common.lock.ResourceLock;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchStatus;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.rm.BaseDataSourceResource;
import org.apache.seata.rm.DefaultResourceManager;
import org.apache.seata.rm.datasource.xa.ConnectionProxyXA;
import org.apache.seata.rm.datasource.xa.XAXid;
import org.apache.seata.rm.datasource.xa.XAXidBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One local transaction as one XA branch: begin registers it at the TC and starts it, commit prepares it, and the second
 * phase ends it, on this very connection where it must be held.
 *
 * <p>What Seata's own does differently, and why not here: it prepares in {@code close()}, where Spring swallows an
 * exception, so that a caller is told "done" about a branch that is not prepared; it prepares what nobody has committed;
 * it tells the TC that a branch has failed when the server may have prepared it and only the answer was lost, and then the
 * TC never ends it; and it makes a branch of every statement outside of a local transaction.
 *
 * <p>The TC may roll a branch back while it still works (its time is up). So the two phases take turns under one lock, and
 * the connection has autocommit off: a statement that comes after the end is never committed.
 */
final class XaConnection extends ConnectionProxyXA {

    private static final Logger log = LoggerFactory.getLogger(XaConnection.class);

    private enum State {
        IDLE,
        ACTIVE,
        PREPARED,
        ENDED
    }

    private final XaDataSource source;
    private final ResourceLock turn = getResourceLock();
    private volatile State state = State.IDLE;
    private volatile boolean autoCommit = true;
    private XAXid branch;

    XaConnection(Connection connection, XAConnection xa, XaDataSource source, String xid) throws SQLException {
        super(connection, xa, source, xid);
        this.source = source;
        this.xaResource = xa.getXAResource();
    }

    // the first phase

    @Override
    public boolean getAutoCommit() {
        return autoCommit;
    }

    @Override
    public void setAutoCommit(boolean on) throws SQLException {
        if (on == autoCommit) {
            return;
        }
        if (on && state == State.ACTIVE) {
            commit();
        } else if (!on) {
            begin();
        }
        autoCommit = on;
    }

    private void begin() throws SQLException {
        if (state != State.IDLE) {
            throw new SQLException("a connection carries one XA branch, and " + branch + " was it");
        }
        originalConnection.setAutoCommit(false);
        branch = XAXidBuilder.build(xid, register());
        try (ResourceLock _ = turn.obtain()) {
            if (shouldBeHeld()) {
                source.hold(branch.toString(), this);
            }
            xaResource.start(branch, XAResource.TMNOFLAGS);
            state = State.ACTIVE;
            mustNotBeOver();
        } catch (XAException e) {
            ended();
            report(BranchStatus.PhaseOne_Failed);
            throw new SQLException("branch " + branch + " not started: " + e.getMessage(), e);
        }
    }

    private long register() throws SQLException {
        try {
            return DefaultResourceManager.get()
                    .branchRegister(BranchType.XA, resource.getResourceId(), null, xid, null, null);
        } catch (TransactionException e) {
            throw new SQLException("no XA branch for " + xid + ": " + e.getCode() + " " + e.getMessage(), e);
        }
    }

    /** The TC may have decided before the branch began: then its rollback found nothing, and nobody will come again. */
    private void mustNotBeOver() throws SQLException {
        if (BaseDataSourceResource.getBranchStatus(branch.toString()) != null) {
            rollback();
            throw new SQLTransactionRollbackException("the TC has ended " + xid + " already", "XA100");
        }
    }

    /** Prepares: from here on only the second phase ends the branch, after a crash too. */
    @Override
    public void commit() throws SQLException {
        if (autoCommit) {
            return;
        }
        try (ResourceLock _ = turn.obtain()) {
            if (state != State.ACTIVE) {
                throw new SQLTransactionRollbackException("the TC has rolled " + branch + " back meanwhile", "XA100");
            }
            mustNotBeOver();
            end();
            prepare();
        }
    }

    private void end() throws SQLException {
        try {
            xaResource.end(branch, XAResource.TMSUCCESS);
        } catch (XAException e) {
            rollback();
            throw new SQLTransactionRollbackException("branch " + branch + " not ended: " + e.getMessage(), "XA100", e);
        }
    }

    private void prepare() throws SQLException {
        try {
            if (xaResource.prepare(branch) == XAResource.XA_RDONLY) {
                ended();
                report(BranchStatus.PhaseOne_RDONLY);
                return;
            }
            state = State.PREPARED;
            if (!isHeld()) {
                originalConnection.close();
            }
        } catch (XAException e) {
            if (rolledBackByTheServer(e)) {
                ended();
                report(BranchStatus.PhaseOne_Failed);
            } else {
                // nobody knows whether it is prepared. Not reported: the TC will have it rolled back, until that works
                abandon();
            }
            throw new SQLException("branch " + branch + " not prepared: " + e.getMessage(), e);
        }
    }

    private static boolean rolledBackByTheServer(XAException e) {
        return e.errorCode >= XAException.XA_RBBASE && e.errorCode <= XAException.XA_RBEND;
    }

    /** The local transaction is given up; the TC need not come for this branch. */
    @Override
    public void rollback() {
        if (autoCommit && state == State.IDLE) {
            return;
        }
        try (ResourceLock _ = turn.obtain()) {
            if (state != State.ACTIVE) {
                return;
            }
            try {
                endThenRollBack(branch);
                ended();
            } catch (XAException e) {
                log.warn("branch={} not rolled back, its connection is thrown away: {}", branch, e.getMessage());
                abandon(); // a branch that is not prepared goes with its connection
            }
            report(BranchStatus.PhaseOne_Failed);
            if (source.holdsBranchOf(xid)) {
                // XA is not re-entrant (seata#7267): between two branches there is no row which both may change
                log.warn("branch={} given up; an earlier branch of its transaction is prepared here, and if that has the"
                        + " row, no other try will get it", branch);
            }
        }
    }

    private void endThenRollBack(XAXid which) throws XAException {
        if (state == State.ACTIVE) {
            try {
                xaResource.end(which, XAResource.TMFAIL);
            } catch (XAException e) {
                // ended before, or marked for rollback by the server: the rollback will tell (seata#6492)
                log.debug("branch={} end: {}", which, e.getMessage());
            }
        }
        xaResource.rollback(which);
    }

    @Override
    public void close() throws SQLException {
        try (ResourceLock _ = turn.obtain()) {
            rollback();
            if (state == State.PREPARED && isHeld()) {
                return;
            }
            originalConnection.close();
        }
    }

    // the second phase

    @Override
    public void xaCommit(String xid, long branchId, String applicationData) throws XAException {
        try (ResourceLock _ = turn.obtain()) {
            xaResource.commit(XAXidBuilder.build(xid, branchId), false);
            ended();
        }
    }

    @Override
    public void xaRollback(String xid, long branchId, String applicationData) throws XAException {
        xaRollback(XAXidBuilder.build(xid, branchId));
    }

    @Override
    public void xaRollback(XAXid which) throws XAException {
        try (ResourceLock _ = turn.obtain()) {
            endThenRollBack(which);
            ended();
        }
    }

    private void ended() {
        state = State.ENDED;
        if (isHeld()) {
            source.release(branch.toString(), this);
        }
    }

    // the connection itself

    /** Whether the server can no longer be reached through it; asks no server. */
    boolean isBroken() throws SQLException {
        return originalConnection.isClosed() || originalConnection.unwrap(JdbcConnection.class).isClosed();
    }

    /** Lets go of the connection without ending the branch: who knows in what state the server has it. */
    void abandon() {
        ended();
        source.evict(originalConnection);
    }

    private void report(BranchStatus status) {
        try {
            DefaultResourceManager.get().branchReport(BranchType.XA, xid, branch.getBranchId(), status, null);
        } catch (TransactionException e) {
            log.warn("branch={} the TC does not know that it is {}: {}", branch, status, e.getMessage());
        }
    }

    // statements outside of a local transaction: reads pass, writes would belong to nothing

    @Override
    public Statement createStatement() throws SQLException {
        mustBeInATransaction("a statement");
        return super.createStatement();
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        if (autoCommit && isRead(sql)) {
            return originalConnection.prepareStatement(sql);
        }
        mustBeInATransaction(sql);
        return super.prepareStatement(sql);
    }

    private void mustBeInATransaction(String what) throws SQLException {
        if (autoCommit) {
            throw new SQLNonTransientException("outside of a local transaction no XA branch takes this: " + what);
        }
    }

    private static boolean isRead(String sql) {
        return sql.stripLeading().toUpperCase(Locale.ROOT).startsWith("SELECT");
    }
}
