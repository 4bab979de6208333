package seckill.monolith.jta;

import io.agroal.api.AgroalDataSourceListener;
import io.micrometer.core.instrument.Metrics;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import seckill.transaction.micrometer.HeldConnections;

/**
 * How long the connections of a module's pool are held; Agroal does not measure that. Within a transaction a connection is asked for again
 * and again, and goes back once, when the transaction has ended.
 */
final class HeldBranches implements AgroalDataSourceListener {

    private final HeldConnections held = new HeldConnections();
    private final Set<Connection> out = ConcurrentHashMap.newKeySet();

    HeldBranches(String pool) {
        held.showIn(Metrics.globalRegistry, pool);
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (out.add(connection)) {
            held.borrowed();
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        cameBack(connection);
    }

    /** There are more than there need be. */
    @Override
    public void onConnectionReap(Connection connection) {
        cameBack(connection);
    }

    /** It is broken. */
    @Override
    public void onConnectionFlush(Connection connection) {
        cameBack(connection);
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        cameBack(connection);
    }

    private void cameBack(Connection connection) {
        if (out.remove(connection)) {
            held.returned();
        }
    }
}
