package seckill.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.rm.datasource.ConnectionProxy;
import org.apache.seata.rm.datasource.DataSourceProxy;

/**
 * A local transaction that is not an AT branch, and changes no row which an AT branch may still have to put back.
 *
 * <p>AT commits its rows long before it is decided; who changes one in between makes the rollback fail, because the row is
 * no longer what AT left behind (a dirty write: seata#1715, seata#2848). AT branches ask the TC for a lock on every row.
 * Here the same question is asked, but only while this database has undo rows at all: as long as nobody uses AT, a
 * transaction pays for a short read or two.
 *
 * <p>Read when it begins, unless AT was not there the last time, and again just before it commits. Found at the beginning:
 * the statements go through Seata's executors, which note the changed rows, and the commit asks the TC about them. Found
 * only at the end: nobody has noted the rows, so the transaction is given up as a lost race, and the next one of this
 * thread is guarded from the start. The second look is the one that counts; it needs READ COMMITTED: an AT branch that
 * changed a row before us has committed its undo row by the time we have the row's lock.
 *
 * <p>Not guarded: statements outside of a local transaction, and those that Seata's parser does not understand.
 */
final class GuardedConnection extends ConnectionProxy {

    private static final String AT_IS_PENDING = "SELECT 1 FROM undo_log WHERE log_status = 0 LIMIT 1";

    /** What the standard calls a serialization failure: try again. */
    private static final String TRY_AGAIN = "40001";

    /** Set by a transaction that was given up for the sake of the next one on this thread. */
    private static final ThreadLocal<Boolean> GUARD_THE_NEXT = new ThreadLocal<>();

    private boolean guarded;

    private final AtTraffic traffic;

    /** @param at of the same database: knows its tables, and by what name the TC knows it */
    GuardedConnection(DataSourceProxy at, Connection target, AtTraffic traffic) {
        super(at, target);
        this.traffic = traffic;
    }

    @Override
    public void setAutoCommit(boolean on) throws SQLException {
        if (!on && targetConnection.getAutoCommit()) {
            guarded = GUARD_THE_NEXT.get() != null || traffic.isLikely() && atIsPending();
            GUARD_THE_NEXT.remove();
            if (guarded) {
                RootContext.bindGlobalLockFlag();
            }
        }
        super.setAutoCommit(on);
    }

    @Override
    public void commit() throws SQLException {
        if (guarded) {
            try {
                super.commit();
            } finally {
                unguard();
            }
            return;
        }
        if (!targetConnection.getAutoCommit() && atIsPending()) {
            rollback();
            GUARD_THE_NEXT.set(true);
            throw new SQLTransactionRollbackException("AT branches have come to hold rows here meanwhile", TRY_AGAIN);
        }
        targetConnection.commit();
    }

    @Override
    public void rollback() throws SQLException {
        try {
            super.rollback();
        } finally {
            unguard();
        }
    }

    @Override
    public void close() throws SQLException {
        unguard();
        super.close();
    }

    private void unguard() {
        if (guarded) {
            guarded = false;
            RootContext.unbindGlobalLockFlag();
        }
    }

    /** Whatever global transaction is bound to the thread, this is no AT branch of it. */
    @Override
    public void bind(String xid) {
        // not bound: the locks are asked for, not taken
    }

    @Override
    public Statement createStatement() throws SQLException {
        return guarded ? super.createStatement() : targetConnection.createStatement();
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return guarded ? super.prepareStatement(sql) : targetConnection.prepareStatement(sql);
    }

    private boolean atIsPending() throws SQLException {
        try (PreparedStatement look = targetConnection.prepareStatement(AT_IS_PENDING);
                ResultSet found = look.executeQuery()) {
            boolean pending = found.next();
            if (pending) {
                traffic.seen();
            } else {
                traffic.notSeen();
            }
            return pending;
        }
    }
}
