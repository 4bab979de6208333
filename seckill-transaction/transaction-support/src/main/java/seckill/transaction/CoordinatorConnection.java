package seckill.transaction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.seata.core.rpc.netty.ReconnectNow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps this process connected to the transaction coordinator.
 *
 * <p>Seata's client looks whether its channel is alive for the first time after 60 s, and then every 10 s; until then a
 * coordinator that was restarted cannot reach this process to commit or roll back what it decided. Here it looks every
 * second.
 */
public final class CoordinatorConnection implements SmartLifecycle, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(CoordinatorConnection.class);
    private static final long LOOK_EVERY_MS = 1_000;

    private ScheduledExecutorService timer;

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("tc-connection").factory());
        timer.scheduleWithFixedDelay(CoordinatorConnection::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("seckill.coordinator.connected", () -> ReconnectNow.isConnected() ? 1 : 0)
                .description("whether this process is connected to a transaction coordinator")
                .register(registry);
    }

    private static void look() {
        try {
            ReconnectNow.all();
        } catch (RuntimeException e) {
            log.debug("the coordinator cannot be reached yet", e);
        }
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
