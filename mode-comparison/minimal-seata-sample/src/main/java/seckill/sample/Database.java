package seckill.sample;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import javax.sql.DataSource;
import org.apache.seata.integration.tx.api.fence.DefaultCommonFenceHandler;
import org.apache.seata.rm.fence.SpringFenceConfig;
import org.apache.seata.rm.fence.SpringFenceHandler;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A participant's database, with the shop's own tables. */
@Configuration
@Profile("!buyers")
public class Database {

    /** In AT, Seata wraps it by itself. */
    @Bean
    DataSource pool(Environment settings) throws IOException {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(settings.getRequiredProperty("sample.url"));
        pool.setUsername(settings.getRequiredProperty("sample.username"));
        pool.setPassword(settings.getRequiredProperty("sample.password"));
        pool.setMaximumPoolSize(8);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        for (String folder : new String[] {settings.getRequiredProperty("sample.tables"), "undo", "fence"}) {
            Resource[] scripts = new PathMatchingResourcePatternResolver().getResources("classpath:db/" + folder + "/*.sql");
            Arrays.sort(scripts, Comparator.comparing(Resource::getFilename));
            new ResourceDatabasePopulator(scripts).execute(pool);
        }
        return pool;
    }

    @Bean
    @Primary
    @Profile("XA")
    DataSource xa(@Qualifier("pool") DataSource pool) {
        return new HeldXaDataSource(pool);
    }

    @Bean
    @Profile("TCC")
    SpringFenceConfig fence(DataSource database, PlatformTransactionManager transactions) {
        DefaultCommonFenceHandler.get().setFenceHandler(new SpringFenceHandler());
        return new SpringFenceConfig(database, transactions);
    }

    @Bean
    JdbcTemplate rows(DataSource database) {
        return new JdbcTemplate(database);
    }

    @Bean
    PlatformTransactionManager transactions(DataSource database) {
        return new JdbcTransactionManager(database);
    }
}
