package seckill.threeparts;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.SqlSessionFactoryBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import seckill.launcher.audit.TestDatabase;
import seckill.order.OrderModule;
import seckill.payment.PaymentModule;
import seckill.stock.StockModule;
import seckill.transaction.GlobalTransactionResources;

/** The three modules in this process over one schema, taking part in global transactions as their applications do. */
public final class Modules implements AutoCloseable {

    public static final String SCHEMA = "participants";

    private final ConfigurableApplicationContext context;

    private Modules(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param more configurations beside the product's own */
    public static Modules over(TestDatabase database, Class<?>... more) {
        return new Modules(new SpringApplicationBuilder(Shop.class)
                .sources(more)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.config.name", "none",
                        "spring.main.banner-mode", "off",
                        "spring.cloud.nacos.config.import-check.enabled", "false",
                        "seata.config.type", "file",
                        "seata.registry.type", "file",
                        "seata.tcc.context-json-parser-type", "gson",
                        "spec.url", database.url(SCHEMA)))
                .run());
    }

    public <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcTemplate sql() {
        return new JdbcTemplate(the(DataSource.class));
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @Import({StockModule.class, OrderModule.class, PaymentModule.class, GlobalTransactionResources.class})
    static class Shop {

        /** As participant.yml has it. */
        @Bean
        HikariDataSource pool(@Value("${spec.url}") String url) {
            HikariConfig pool = new HikariConfig();
            pool.setJdbcUrl(url);
            pool.setUsername("root");
            pool.setPassword("");
            pool.setMaximumPoolSize(16);
            pool.setConnectionInitSql("SET SESSION innodb_lock_wait_timeout = 2");
            pool.addDataSourceProperty("readOnlyPropagatesToServer", "false");
            pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            return new HikariDataSource(pool);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        SqlSessionFactory sessions(DataSource dataSource) throws Exception {
            SqlSessionFactoryBean factory = new SqlSessionFactoryBean();
            factory.setDataSource(dataSource);
            org.apache.ibatis.session.Configuration mybatis = new org.apache.ibatis.session.Configuration();
            mybatis.setMapUnderscoreToCamelCase(true);
            factory.setConfiguration(mybatis);
            return factory.getObject();
        }

        /** Needs Seata's configuration, which needs this context's environment. */
        @Bean
        PlayedCoordinator coordinator() {
            return PlayedCoordinator.inThePlaceOfTheReal();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
