package seckill.compare.controls;

import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.MysqlXAConnection;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.rm.datasource.xa.ConnectionProxyXA;
import org.apache.seata.rm.datasource.xa.DataSourceProxyXA;

/** Seata's own, when it does not know that the server is a MariaDB, with a driver that it does not know. */
final class XaDataSourceNotHeld extends DataSourceProxyXA {

    XaDataSourceNotHeld(HikariDataSource pool) {
        super(pool);
    }

    @Override
    protected Connection getConnectionProxy(Connection connection) throws SQLException {
        return proxy(connection);
    }

    @Override
    protected Connection getConnectionProxyXA() throws SQLException {
        return proxy(getTargetDataSource().getConnection());
    }

    private Connection proxy(Connection connection) throws SQLException {
        ConnectionProxyXA proxy = new ConnectionProxyXA(
                connection, new MysqlXAConnection(connection.unwrap(JdbcConnection.class), false), this, RootContext.getXID());
        proxy.init();
        return proxy;
    }
}
