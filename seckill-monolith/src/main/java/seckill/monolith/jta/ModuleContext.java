package seckill.monolith.jta;

import io.agroal.api.AgroalDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.flywaydb.core.Flyway;
import org.mybatis.spring.SqlSessionFactoryBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import seckill.participant.History;
import seckill.transaction.history.Facts;
import seckill.transaction.history.ReadHistory;

/**
 * One module in a context of its own, which holds what the module wants from its surroundings and nothing else: its own
 * database, with the transactions that all share.
 */
final class ModuleContext implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final AgroalDataSource pool;

    /** @param module the configuration which the module is as a library */
    ModuleContext(Class<?> module, AgroalDataSource pool, PlatformTransactionManager transactions, Clock clock) {
        this.pool = pool;
        context.setDisplayName(module.getSimpleName());
        context.registerBean(DataSource.class, () -> pool, definition -> definition.setDestroyMethodName(""));
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(SqlSessionFactory.class, () -> sessions(pool));
        context.registerBean(Clock.class, () -> clock);
        context.register(module);
        context.refresh();
    }

    /**
     * Brings a database up to date, as the module does when it is a process of its own: the same files, the same history.
     *
     * @param owner  of the table of history, and of the folder of statements
     */
    static void migrate(JtaSettings.Database database, String owner) {
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations(locations(owner))
                .table("flyway_" + owner)
                .load()
                .migrate();
    }

    /** Neither AT nor a fence nor letters here, but who moves the module out must find the history that it has there. */
    private static String[] locations(String owner) {
        List<String> all = new ArrayList<>(
                List.of("classpath:db/" + owner, "classpath:db/undo", "classpath:db/fence", "classpath:db/deadletter"));
        if (owner.equals("order")) {
            all.addAll(List.of("classpath:db/outbox", "classpath:db/halfmessage"));
        }
        return all.toArray(String[]::new);
    }

    private static SqlSessionFactory sessions(DataSource pool) {
        Configuration settings = new Configuration();
        settings.setMapUnderscoreToCamelCase(true);
        SqlSessionFactoryBean sessions = new SqlSessionFactoryBean();
        sessions.setDataSource(pool);
        sessions.setConfiguration(settings);
        try {
            return sessions.getObject();
        } catch (Exception e) {
            throw new IllegalStateException("MyBatis does not start", e);
        }
    }

    <T> T get(Class<T> api) {
        return context.getBean(api);
    }

    /** What the module's tables say of orders. */
    History history() {
        return new ReadHistory(List.copyOf(context.getBeansOfType(Facts.class).values()));
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
