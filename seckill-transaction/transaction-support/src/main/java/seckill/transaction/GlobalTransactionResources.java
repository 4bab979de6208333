package seckill.transaction;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import seckill.participant.StuckBranches;
import seckill.transaction.undo.StuckUndo;
import seckill.transaction.undo.UndoMeters;

/**
 * What takes part in global transactions, whoever calls: the pool is routed by the transaction that a call brings, and commands
 * in three parts have their fence.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FenceSettings.class)
public class GlobalTransactionResources {

    @Bean
    static BeanPostProcessor routedDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool ? new RoutingDataSource(pool) : bean;
            }
        };
    }

    @Bean
    FenceAtStart fenceAtStart(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            FenceSettings settings,
            Clock clock,
            ObjectProvider<CommandForms<?>> participants) {
        return new FenceAtStart(dataSource, transactions, settings, clock, participants);
    }

    @Bean
    MeterBinder undoMeters(DataSource dataSource) {
        return UndoMeters.of(dataSource);
    }

    @Bean
    StuckBranches stuckBranches(DataSource dataSource, Clock clock) {
        RoutingDataSource routing = (RoutingDataSource) dataSource;
        return new StuckUndo(routing::at, CommitThenForget::blockedHere, clock);
    }
}
