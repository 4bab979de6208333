package seckill.transaction.dubbo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.dubbo.config.spring.util.DubboBeanUtils;
import org.apache.dubbo.registry.client.metadata.ServiceInstanceMetadataUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Signs a participant off before it goes away, and answers whatever still comes until nothing does.
 *
 * <p>Dubbo does both at once when the context closes: callers hear of it from the registry a moment later, and what they have asked
 * meanwhile fails. With a second process of the same module nobody need notice that one ends.
 */
public final class LeaveBeforeClosing implements ApplicationListener<ContextClosedEvent>, Ordered {

    /** The registry tells callers within some hundred milliseconds; whoever is asked for nothing that long is asked no more. */
    private static final Duration QUIET_FOR = Duration.ofMillis(700);

    /** Of callers that do not hear; shorter than what a launcher or Kubernetes waits before it kills. */
    private static final Duration AT_MOST = Duration.ofSeconds(8);

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(20);

    private static final Logger log = LoggerFactory.getLogger(LeaveBeforeClosing.class);

    private final ApplicationContext context;

    LeaveBeforeClosing(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() != context) {
            return;
        }
        try {
            ServiceInstanceMetadataUtils.unregisterMetadataAndInstance(DubboBeanUtils.getApplicationModel(context));
        } catch (RuntimeException e) {
            log.warn("The registry does not take the sign-off; callers find out by themselves: {}", e.toString());
            return;
        }
        long begin = System.nanoTime();
        while (!isQuiet(begin) && System.nanoTime() - begin < AT_MOST.toNanos()) {
            LockSupport.parkNanos(LOOK_AGAIN_AFTER.toNanos());
        }
        log.info("left after {} ms", Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    private static boolean isQuiet(long sinceNanos) {
        return CallsTaken.areAllAnswered()
                && Math.min(CallsTaken.quietNanos(), System.nanoTime() - sinceNanos) >= QUIET_FOR.toNanos();
    }

    /** Before Dubbo, and after whoever takes in letters. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }
}
