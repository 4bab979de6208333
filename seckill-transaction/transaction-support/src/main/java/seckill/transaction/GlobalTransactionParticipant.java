package seckill.transaction;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Makes an application take part in global transactions: its pool is routed by the transaction that a call brings. */
@Configuration(proxyBeanMethods = false)
@Import(CoordinatorConnection.class)
public class GlobalTransactionParticipant {

    @Bean
    static BeanPostProcessor routedDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool ? new RoutingDataSource(pool) : bean;
            }
        };
    }
}
