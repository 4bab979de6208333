package seckill.transaction.micrometer;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** HikariCP's own meters of a pool, and {@link HeldConnections} beside them. */
final class MeteredPool implements MetricsTrackerFactory {

    private final MeterRegistry meters;
    private final IntSupplier out;

    /** @param out how many connections the pool has lent */
    MeteredPool(MeterRegistry meters, IntSupplier out) {
        this.meters = meters;
        this.out = out;
    }

    @Override
    public IMetricsTracker create(String pool, PoolStats stats) {
        HeldConnections held = new HeldConnections(out);
        held.showIn(meters, pool);
        return new Tracker(new MicrometerMetricsTrackerFactory(meters).create(pool, stats), held);
    }

    /** @param held is kept here: a registry refers to it weakly */
    private record Tracker(IMetricsTracker own, HeldConnections held) implements IMetricsTracker {

        @Override
        public void recordConnectionCreatedMillis(long millis) {
            own.recordConnectionCreatedMillis(millis);
        }

        /** Also told when nobody got one in time; then {@link #recordConnectionTimeout} follows. */
        @Override
        public void recordConnectionAcquiredNanos(long nanos) {
            held.borrowed();
            own.recordConnectionAcquiredNanos(nanos);
        }

        @Override
        public void recordConnectionUsageMillis(long millis) {
            held.returned();
            own.recordConnectionUsageMillis(millis);
        }

        @Override
        public void recordConnectionTimeout() {
            held.notLent();
            own.recordConnectionTimeout();
        }

        @Override
        public void close() {
            own.close();
        }
    }
}
