package seckill.transaction.micrometer;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.Metrics;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the pools of an application tell how long their connections are held. */
@Configuration(proxyBeanMethods = false)
public class MeteredPools {

    @Bean
    static BeanPostProcessor meteredPool() {
        return new BeanPostProcessor() {
            /** Before anybody wraps it, and before it opens. */
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    // the global registry: the context's own would be made too early, for a bean that makes others
                    pool.setMetricsTrackerFactory(new MeteredPool(Metrics.globalRegistry, () -> out(pool)));
                }
                return bean;
            }
        };
    }

    private static int out(HikariDataSource pool) {
        HikariPoolMXBean open = pool.getHikariPoolMXBean();
        return open == null ? 0 : open.getActiveConnections();
    }
}
