package seckill.transaction;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** The data source that a participant has: routed by the global transaction at hand. */
public final class RoutedPool {

    private RoutedPool() {}

    /** Needs Seata's client to be started, and an undo table. */
    public static DataSource over(HikariDataSource pool) {
        RoutingDataSource routed = new RoutingDataSource(pool);
        routed.afterSingletonsInstantiated();
        return routed;
    }
}
