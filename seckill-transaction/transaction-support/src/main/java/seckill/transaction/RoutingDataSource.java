package seckill.transaction;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.Map;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import seckill.transaction.micrometer.ReadVitals;
import seckill.transaction.xa.XaDataSource;

/**
 * One pool, seen through the eyes of the transaction at hand: by Seata's AT proxy inside a global transaction of AT
 * branches, as XA branches inside one of those, as it is otherwise. What is not AT leaves alone what AT may still undo.
 *
 * <p>Why not Seata's own automatic proxy: it has one mode for the whole process, and here the mode is chosen per call.
 */
final class RoutingDataSource extends AbstractRoutingDataSource implements SmartInitializingSingleton {

    private static final String PLAIN = "PLAIN";

    private final HikariDataSource pool;
    private final AtTraffic traffic = new AtTraffic();
    private volatile DataSourceProxy at;

    RoutingDataSource(HikariDataSource pool) {
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
        CommitThenForget.mustBeInCharge();
        // in this order: AT must stay behind as the default branch type, or its proxy would write no undo rows
        XaDataSource xa = XaDataSource.over(pool);
        at = new DataSourceProxy(pool);
        Gauge.builder(ReadVitals.XA_HELD, xa, it -> it.getKeeper().size())
                .description("connections that are held for the second phase of XA")
                .register(Metrics.globalRegistry);
        route(Map.of(
                PLAIN, new GuardedDataSource(at, pool, traffic),
                BranchType.XA, new GuardedDataSource(at, xa, traffic),
                BranchType.AT, at));
    }

    /** The way of AT branches. */
    DataSourceProxy at() {
        if (at == null) {
            throw new IllegalStateException("the participant is still starting");
        }
        return at;
    }

    /** The connections as they are. */
    HikariDataSource pool() {
        return pool;
    }

    private void route(Map<Object, Object> targets) {
        setTargetDataSources(targets);
        afterPropertiesSet();
    }

    @Override
    protected Object determineCurrentLookupKey() {
        GlobalTransaction current = GlobalTransaction.current();
        if (!current.exists()) {
            return PLAIN;
        }
        return switch (current.branchType()) {
            case AT -> {
                traffic.seen();
                yield BranchType.AT;
            }
            case XA -> BranchType.XA;
            case TCC, SAGA, SAGA_ANNOTATION -> PLAIN;
        };
    }
}
