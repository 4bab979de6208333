package seckill.sample;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A database for each participant, with the shop's own tables; Seata wraps each of them by itself. */
@Configuration
public class Databases {

    @Bean
    DataSource stockDatabase(Environment settings) {
        return pool(settings, "stock", "stock");
    }

    @Bean
    DataSource ordersDatabase(Environment settings) {
        return pool(settings, "orders", "order");
    }

    @Bean
    DataSource paymentDatabase(Environment settings) {
        return pool(settings, "payment", "payment");
    }

    @Bean
    JdbcTemplate stockRows(@Qualifier("stockDatabase") DataSource stock) {
        return new JdbcTemplate(stock);
    }

    @Bean
    JdbcTemplate ordersRows(@Qualifier("ordersDatabase") DataSource orders) {
        return new JdbcTemplate(orders);
    }

    @Bean
    JdbcTemplate paymentRows(@Qualifier("paymentDatabase") DataSource payment) {
        return new JdbcTemplate(payment);
    }

    @Bean
    PlatformTransactionManager stockTransactions(@Qualifier("stockDatabase") DataSource stock) {
        return new JdbcTransactionManager(stock);
    }

    @Bean
    PlatformTransactionManager ordersTransactions(@Qualifier("ordersDatabase") DataSource orders) {
        return new JdbcTransactionManager(orders);
    }

    @Bean
    PlatformTransactionManager paymentTransactions(@Qualifier("paymentDatabase") DataSource payment) {
        return new JdbcTransactionManager(payment);
    }

    private static HikariDataSource pool(Environment settings, String owner, String tables) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(owner);
        pool.setJdbcUrl(settings.getRequiredProperty("sample." + owner + ".url"));
        pool.setUsername(settings.getRequiredProperty("sample." + owner + ".username"));
        pool.setPassword(settings.getRequiredProperty("sample." + owner + ".password"));
        pool.setMaximumPoolSize(8);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        ResourceDatabasePopulator scripts = new ResourceDatabasePopulator(scripts(tables));
        scripts.addScripts(scripts("undo"));
        scripts.execute(pool);
        return pool;
    }

    private static Resource[] scripts(String folder) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath:db/" + folder + "/*.sql");
            Arrays.sort(found, Comparator.comparing(Resource::getFilename));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
