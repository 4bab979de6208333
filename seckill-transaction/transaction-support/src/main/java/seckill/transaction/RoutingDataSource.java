package seckill.transaction;

import java.util.Map;
import javax.sql.DataSource;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * One pool, seen through the eyes of the transaction at hand: by Seata's AT proxy inside a global transaction of AT
 * branches, as it is otherwise.
 *
 * <p>Why not Seata's own automatic proxy: it has one mode for the whole process, and here the mode is chosen per call.
 */
final class RoutingDataSource extends AbstractRoutingDataSource {

    private static final String PLAIN = "PLAIN";

    RoutingDataSource(DataSource pool) {
        setTargetDataSources(Map.of(PLAIN, pool, BranchType.AT, new DataSourceProxy(pool)));
        setDefaultTargetDataSource(pool);
        setLenientFallback(false);
        afterPropertiesSet();
    }

    @Override
    protected Object determineCurrentLookupKey() {
        GlobalTransaction current = GlobalTransaction.current();
        return current.exists() && current.branchType() == BranchType.AT ? BranchType.AT : PLAIN;
    }
}
