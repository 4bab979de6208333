package seckill.gateway;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Takes no more requests and answers those in flight before anything else ends.
 *
 * <p>Spring ends its web server only after it has told that the context closes, and by then Dubbo, which listens, has
 * cut the checkouts in flight off from the participants. What is still running after the limit is resolved by the next
 * gateway.
 */
final class AnswerBeforeClosing implements ApplicationListener<ContextClosedEvent>, Ordered {

    /** Longer than a checkout, shorter than the launcher's patience. */
    private static final long LIMIT_SECONDS = 10;

    private static final Logger log = LoggerFactory.getLogger(AnswerBeforeClosing.class);

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        if (!(closed.getApplicationContext() instanceof WebServerApplicationContext context)
                || context.getWebServer() == null) {
            return;
        }
        CountDownLatch answered = new CountDownLatch(1);
        context.getWebServer().shutDownGracefully(result -> answered.countDown());
        try {
            if (!answered.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Requests are still in flight after {} s; what they began is resolved later", LIMIT_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only the streams end before: their answers have no end of their own. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }
}
