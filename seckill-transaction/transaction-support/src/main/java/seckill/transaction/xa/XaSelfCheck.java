package seckill.transaction.xa;

import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.MysqlXAConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.apache.seata.rm.datasource.xa.XAXid;
import org.apache.seata.rm.datasource.xa.XAXidBuilder;

/**
 * Tries once, before the first call comes in, whether a prepared branch can be committed from the connection from which
 * Seata will do it: from the one that prepared it when connections are held, from another one when they are not.
 *
 * <p>The row that it writes is one of the undo table, deleted in the same branch: nothing of it is ever seen. When the
 * process dies in between, the branch stays prepared until the next start, which begins by rolling it back.
 */
public final class XaSelfCheck {

    private static final String MARK = "xa-self-check";

    private final DataSource pool;
    private final boolean held;

    /** @param held whether Seata will end branches from the connection that prepares them */
    public XaSelfCheck(DataSource pool, boolean held) {
        this.pool = pool;
        this.held = held;
    }

    /** @throws SQLException when it cannot; the message says at which step */
    public void run() throws SQLException {
        try (Connection first = pool.getConnection();
                Connection second = pool.getConnection()) {
            XAXid branch = XAXidBuilder.build(MARK + ":" + first.getCatalog(), 1);
            XAResource preparing = resource(first);
            XAResource ending = held ? preparing : resource(second);
            rollBackWhatAFormerLifeLeft(ending, branch);
            prepare(first, preparing, branch);
            commit(preparing, ending, branch);
            mustBeFree(second);
        }
    }

    private static void rollBackWhatAFormerLifeLeft(XAResource ending, XAXid branch) throws SQLException {
        try {
            ending.rollback(branch);
        } catch (XAException e) {
            if (e.errorCode != XAException.XAER_NOTA) {
                throw new SQLException("roll back the branch of an earlier check: " + e.getMessage(), e);
            }
        }
    }

    private static void prepare(Connection connection, XAResource preparing, XAXid branch) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            preparing.start(branch, XAResource.TMNOFLAGS);
            sql.executeUpdate("INSERT INTO undo_log (branch_id, xid, context, rollback_info, log_status, log_created,"
                    + " log_modified) VALUES (0, '" + MARK + "', '', '', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))");
            sql.executeUpdate("DELETE FROM undo_log WHERE xid = '" + MARK + "' AND branch_id = 0");
            preparing.end(branch, XAResource.TMSUCCESS);
            preparing.prepare(branch);
        } catch (XAException e) {
            throw new SQLException("prepare a branch: " + e.getMessage(), e);
        }
    }

    private static void commit(XAResource preparing, XAResource ending, XAXid branch) throws SQLException {
        try {
            ending.commit(branch, false);
        } catch (XAException e) {
            rollBack(preparing, branch); // it must not stay, whatever the answer of this check
            throw new SQLException("commit the prepared branch: " + e.getMessage(), e);
        }
    }

    private static void rollBack(XAResource preparing, XAXid branch) {
        try {
            preparing.rollback(branch);
        } catch (XAException e) {
            // the next start will try again
        }
    }

    /** A server may say "committed" and keep the row locked; then this waits for the lock, in vain. */
    private static void mustBeFree(Connection other) throws SQLException {
        try (Statement sql = other.createStatement();
                ResultSet ignored = sql.executeQuery(
                        "SELECT COUNT(*) FROM undo_log WHERE xid = '" + MARK + "' AND branch_id = 0 FOR UPDATE")) {
            ignored.next();
        } catch (SQLException e) {
            throw new SQLException("find the rows of the committed branch free: " + e.getMessage(), e);
        }
    }

    private static XAResource resource(Connection connection) throws SQLException {
        return new MysqlXAConnection(connection.unwrap(JdbcConnection.class), false).getXAResource();
    }
}
