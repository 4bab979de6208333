package seckill.monolith;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Applies the schemas of all owners to the one database.
 *
 * <p>Each keeps the history table which it would have in a database of its own, so that the day when a module moves out
 * takes its tables and its history along.
 */
@Configuration(proxyBeanMethods = false)
@Import(DatabaseInitializationDependencyConfigurer.class)
class MonolithSchema {

    @Bean
    FlywayMigrationInitializer stockSchema(DataSource dataSource) {
        return schema(dataSource, "stock");
    }

    @Bean
    FlywayMigrationInitializer orderSchema(DataSource dataSource) {
        return schema(dataSource, "order");
    }

    @Bean
    FlywayMigrationInitializer paymentSchema(DataSource dataSource) {
        return schema(dataSource, "payment");
    }

    @Bean
    FlywayMigrationInitializer gatewaySchema(DataSource dataSource) {
        return schema(dataSource, "gateway");
    }

    /** The baseline is what lets the second owner start in a database that is no longer empty; it skips nothing. */
    private static FlywayMigrationInitializer schema(DataSource dataSource, String owner) {
        return new FlywayMigrationInitializer(Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/" + owner)
                .table("flyway_" + owner)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load());
    }
}
