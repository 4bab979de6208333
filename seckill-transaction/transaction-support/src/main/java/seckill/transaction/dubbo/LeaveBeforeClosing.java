package seckill.transaction.dubbo;

import static org.apache.dubbo.registry.client.metadata.ServiceInstanceMetadataUtils.unregisterMetadataAndInstance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
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
 * Takes a participant that is told to end out of discovery, and lets it serve on until nobody asks it any more.
 *
 * <p>Dubbo itself leaves and closes in one go, so that a gateway which has not heard yet calls a closed port. How long it serves at most is
 * {@code seckill.leave-for}; it must be shorter than {@code dubbo.service.shutdown.wait} (10 s), after which Dubbo's own hook
 * waits for nobody. Zero: as Dubbo has it.
 */
public final class LeaveBeforeClosing implements ApplicationListener<ContextClosedEvent>, Ordered {

    /** Discovery tells callers within some hundred milliseconds; whoever was asked for nothing that long is asked no more. */
    static final Duration QUIET_FOR = Duration.ofMillis(700);

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(20);

    private static final Logger log = LoggerFactory.getLogger(LeaveBeforeClosing.class);

    private final ApplicationContext context;
    private final Duration atMost;
    private final Runnable leave;

    @Autowired
    public LeaveBeforeClosing(
            ApplicationContext context, ApplicationModel dubbo, @Value("${seckill.leave-for:8s}") Duration atMost) {
        this(context, atMost, () -> unregisterMetadataAndInstance(dubbo));
    }

    LeaveBeforeClosing(ApplicationContext context, Duration atMost, Runnable leave) {
        this.context = context;
        this.atMost = atMost;
        this.leave = leave;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        if (closed.getApplicationContext() != context || atMost.isZero()) {
            return;
        }
        try {
            leave.run();
        } catch (RuntimeException e) {
            log.warn("Discovery does not take the sign-off, callers find out by themselves: {}", e.toString());
            return;
        }
        long begin = System.nanoTime();
        while (!isQuiet(begin) && System.nanoTime() - begin < atMost.toNanos()) {
            LockSupport.parkNanos(LOOK_AGAIN_AFTER.toNanos());
        }
        log.info("Left discovery, and served callers who had not heard of it for {} ms more", Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    private static boolean isQuiet(long sinceNanos) {
        return CallsTaken.areAllAnswered()
                && Math.min(CallsTaken.quietNanos(), System.nanoTime() - sinceNanos) >= QUIET_FOR.toNanos();
    }

    /** Before those who end something that calls need. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }
}
