package seckill.transaction;

import java.util.Map;
import javax.sql.DataSource;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.rm.DefaultResourceManager;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * One pool, seen through the eyes of the transaction at hand: by Seata's AT proxy inside a global transaction of AT
 * branches, as it is otherwise.
 *
 * <p>Why not Seata's own automatic proxy: it has one mode for the whole process, and here the mode is chosen per call.
 */
final class RoutingDataSource extends AbstractRoutingDataSource implements SmartInitializingSingleton {

    private static final String PLAIN = "PLAIN";

    private final DataSource pool;

    RoutingDataSource(DataSource pool) {
        this.pool = pool;
        setLenientFallback(false);
        route(Map.of(PLAIN, pool));
    }

    /**
     * Opens the way through Seata: when the schema has been migrated, because the proxy looks for its undo table, and
     * before the first call comes in, because the coordinator may have branches of a former life to end here.
     */
    @Override
    public void afterSingletonsInstantiated() {
        if (!(DefaultResourceManager.get().getResourceManager(BranchType.AT) instanceof CommitThenForget)) {
            throw new IllegalStateException("Seata did not take our manager of AT branches: undo rows could be orphaned");
        }
        route(Map.of(PLAIN, pool, BranchType.AT, new DataSourceProxy(pool)));
    }

    private void route(Map<Object, Object> targets) {
        setTargetDataSources(targets);
        afterPropertiesSet();
    }

    @Override
    protected Object determineCurrentLookupKey() {
        GlobalTransaction current = GlobalTransaction.current();
        return current.exists() && current.branchType() == BranchType.AT ? BranchType.AT : PLAIN;
    }
}
