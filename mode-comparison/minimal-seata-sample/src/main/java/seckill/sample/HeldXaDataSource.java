package seckill.sample;

import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.MysqlXAConnection;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.rm.datasource.xa.ConnectionProxyXA;
import org.apache.seata.rm.datasource.xa.DataSourceProxyXA;

/** Seata's, without which XA would not run at all here: it knows older drivers only, and would not hold MariaDB's connections. */
class HeldXaDataSource extends DataSourceProxyXA {

    HeldXaDataSource(DataSource pool) {
        super(pool);
        setShouldBeHeld(true);
    }

    @Override
    protected Connection getConnectionProxy(Connection connection) throws SQLException {
        return RootContext.inGlobalTransaction() ? branch(connection) : connection;
    }

    @Override
    protected Connection getConnectionProxyXA() throws SQLException {
        return branch(dataSource.getConnection());
    }

    private Connection branch(Connection connection) throws SQLException {
        ConnectionProxyXA branch = new ConnectionProxyXA(
                connection, new MysqlXAConnection(connection.unwrap(JdbcConnection.class), false), this, RootContext.getXID());
        branch.init();
        return branch;
    }
}
