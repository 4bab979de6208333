package seckill.redis;

import io.netty.channel.epoll.Epoll;
import java.time.Duration;
import org.redisson.config.ConstantDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.SubscriptionMode;
import org.redisson.config.TransportMode;
import org.redisson.spring.starter.RedissonAutoConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How Redis is spoken to, beside what a deployment sets. */
@Configuration(proxyBeanMethods = false)
public class RedisModule {

    /**
     * How long a lock stands whose holder does not renew it, which he does every third of it: a holder who has died, or whose release Redis has lost
     * with the end of its file, keeps nobody from mending a gate for longer. One who only slept is told from later ones by his number.
     */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(5);

    /** By default the pauses grow up to ten seconds, and so long nobody is sold anything after a Redis that was away for a while. */
    private static final Duration CONNECTS_AGAIN_EVERY = Duration.ofMillis(250);

    /** They only read and write; with Redisson's default (32) a machine of few cores does little but switch between them. */
    private static final int NETTY_THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    @Bean
    RedissonAutoConfigurationCustomizer cheapThreads() {
        return config -> {
            config.setNettyThreads(NETTY_THREADS);
            if (Epoll.isAvailable()) {
                config.setTransportMode(TransportMode.EPOLL);
            }
        };
    }

    @Bean
    RedissonAutoConfigurationCustomizer locksOfTheDead() {
        return config -> config.setLockWatchdogTimeout(DEAD_AFTER.toMillis());
    }

    @Bean
    RedissonAutoConfigurationCustomizer connectAgainSoon() {
        return config -> {
            if (config.isSingleConfig()) {
                config.useSingleServer().setReconnectionDelay(new ConstantDelay(CONNECTS_AGAIN_EVERY));
            }
            if (config.isClusterConfig()) {
                config.useClusterServers().setReconnectionDelay(new ConstantDelay(CONNECTS_AGAIN_EVERY));
            }
        };
    }

    /** Replicas of a cluster are behind: what a gate has counted, or a session that was ended, would be read as it was before. */
    @Bean
    RedissonAutoConfigurationCustomizer readsWhereIsWritten() {
        return config -> {
            if (config.isClusterConfig()) {
                config.useClusterServers().setReadMode(ReadMode.MASTER).setSubscriptionMode(SubscriptionMode.MASTER);
            }
        };
    }
}
