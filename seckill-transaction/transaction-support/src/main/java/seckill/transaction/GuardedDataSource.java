package seckill.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections of another data source, each a {@link GuardedConnection}. */
final class GuardedDataSource extends DelegatingDataSource {

    private final DataSourceProxy at;
    private final AtTraffic traffic;

    GuardedDataSource(DataSourceProxy at, DataSource target, AtTraffic traffic) {
        super(target);
        this.at = at;
        this.traffic = traffic;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return new GuardedConnection(at, obtainTargetDataSource().getConnection(), traffic);
    }
}
