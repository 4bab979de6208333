package seckill.transaction.xa;

import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.MysqlXAConnection;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Arrays;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.rm.datasource.xa.ConnectionProxyXA;
import org.apache.seata.rm.datasource.xa.DataSourceProxyXA;
import org.apache.seata.rm.datasource.xa.XAXid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool whose connections take part in global transactions as XA branches.
 *
 * <p>Seata's own makes XA connections with druid, which knows drivers up to version 8, and decides by the URL whether a
 * connection must be held; see {@link XaServer}.
 *
 * <p>When the self-check fails, no new branch is begun here, and the caller is told why. What a former life has prepared
 * can still be ended.
 */
public final class XaDataSource extends DataSourceProxyXA {

    private static final Logger log = LoggerFactory.getLogger(XaDataSource.class);

    private final HikariDataSource pool;
    /** Why no branch is begun here; empty when all is well. */
    private final String refusal;

    private XaDataSource(HikariDataSource pool, boolean held, String refusal) {
        super(pool);
        this.pool = pool;
        this.refusal = refusal;
        setShouldBeHeld(held);
    }

    /**
     * Looks at the server, checks itself, and registers at the TC as a resource.
     *
     * <p>To be called before an AT proxy of the same pool is made: each constructor leaves its branch type behind as the
     * default of the process, and without AT as the default Seata's AT proxy writes no undo rows.
     */
    public static XaDataSource over(HikariDataSource pool) {
        boolean held = true;
        String refusal = "";
        try {
            XaServer server = XaServer.behind(pool);
            held = server.held();
            new XaSelfCheck(pool, held).run();
            log.info("XA is served on {}, a connection is {} from prepare to the end",
                    server.version(), held ? "held" : "not held");
        } catch (SQLException e) {
            refusal = "XA is not served here: cannot " + e.getMessage();
            log.error("pool={} {}", pool.getPoolName(), refusal, e);
        }
        return new XaDataSource(pool, held, refusal);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!refusal.isEmpty()) {
            throw new SQLNonTransientConnectionException(refusal);
        }
        return branch(pool.getConnection());
    }

    @Override
    protected Connection getConnectionProxyXA() throws SQLException {
        return branch(pool.getConnection());
    }

    private XaConnection branch(Connection connection) throws SQLException {
        return new XaConnection(
                connection,
                new MysqlXAConnection(connection.unwrap(JdbcConnection.class), false),
                this,
                RootContext.getXID());
    }

    /**
     * The held connection, or another one when that is broken.
     *
     * <p>The pool's wrapper does not notice that the server has gone: it would be asked for ever, and a branch that the
     * server has kept over its restart would stay prepared.
     */
    @Override
    public ConnectionProxyXA getConnectionForXAFinish(XAXid branch) throws SQLException {
        ConnectionProxyXA held = lookup(branch.toString());
        if (held instanceof XaConnection connection && connection.isBroken()) {
            log.warn("branch={} the held connection is broken, another one will end it", branch);
            connection.abandon();
        }
        return super.getConnectionForXAFinish(branch);
    }

    /** Whether the server has prepared the branch and nobody has ended it, through whatever connection. */
    boolean hasPrepared(XAXid branch) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Xid[] prepared = new MysqlXAConnection(connection.unwrap(JdbcConnection.class), false)
                    .recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN);
            return Arrays.stream(prepared)
                    .anyMatch(it -> Arrays.equals(it.getGlobalTransactionId(), branch.getGlobalTransactionId())
                            && Arrays.equals(it.getBranchQualifier(), branch.getBranchQualifier()));
        } catch (XAException e) {
            throw new SQLException(e);
        }
    }

    /** Whether a connection is held for a branch of that global transaction. */
    boolean holdsBranchOf(String xid) {
        return getKeeper().keySet().stream().anyMatch(branch -> branch.startsWith(xid + "-"));
    }

    /** Has the pool throw the connection away, whatever state it is in. */
    void evict(Connection connection) {
        pool.evictConnection(connection);
    }
}
