package seckill.transaction.dubbo;

import static org.apache.dubbo.registry.client.metadata.ServiceInstanceMetadataUtils.unregisterMetadataAndInstance;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.dubbo.rpc.model.ApplicationModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Takes a participant that is told to end out of discovery, and lets it serve on until callers have heard of it.
 *
 * <p>Dubbo itself leaves and closes in one go, so that a gateway which has not heard yet calls a closed port. How long is
 * {@code seckill.leave-for}: nothing where a participant has no second, a few seconds where others take over. It must be
 * shorter than {@code dubbo.service.shutdown.wait} (10 s), after which Dubbo's own hook waits for nobody.
 */
public final class LeaveBeforeClosing implements ApplicationListener<ContextClosedEvent>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(LeaveBeforeClosing.class);

    private final ApplicationContext context;
    private final Duration serveOn;
    private final Runnable leave;

    @Autowired
    public LeaveBeforeClosing(
            ApplicationContext context, ApplicationModel dubbo, @Value("${seckill.leave-for:0s}") Duration serveOn) {
        this(context, serveOn, () -> unregisterMetadataAndInstance(dubbo));
    }

    LeaveBeforeClosing(ApplicationContext context, Duration serveOn, Runnable leave) {
        this.context = context;
        this.serveOn = serveOn;
        this.leave = leave;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        if (closed.getApplicationContext() != context || serveOn.isZero()) {
            return;
        }
        leave.run();
        log.info("Left discovery; serves callers who have not heard of it for {} ms more", serveOn.toMillis());
        try {
            // nobody counts it down: there is nothing that would say that all have heard
            new CountDownLatch(1).await(serveOn.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before those who end something that calls need. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
