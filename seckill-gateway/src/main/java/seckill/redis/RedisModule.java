package seckill.redis;

import java.time.Duration;
import org.redisson.config.ConstantDelay;
import org.redisson.spring.starter.RedissonAutoConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How Redis is spoken to, beside what a deployment sets. */
@Configuration(proxyBeanMethods = false)
public class RedisModule {

    /** By default the pauses grow up to ten seconds, and so long nobody is sold anything after a Redis that was away for a while. */
    private static final Duration CONNECTS_AGAIN_EVERY = Duration.ofMillis(250);

    @Bean
    RedissonAutoConfigurationCustomizer connectAgainSoon() {
        return config -> {
            if (config.isSingleConfig()) {
                config.useSingleServer().setReconnectionDelay(new ConstantDelay(CONNECTS_AGAIN_EVERY));
            }
        };
    }
}
