package seckill.messages;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.launcher.audit.TestDatabase;
import seckill.participant.Refusal;
import seckill.transaction.CommandLog;

/** A database with the tables of a participant, and beside them {@code effect (id, n)}, where one can see what was done how often. */
final class Bench implements AutoCloseable {

    private static final String SCHEMA = "participants";

    private final TestDatabase database;
    private final HikariDataSource pool;
    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;

    private Bench(TestDatabase database) {
        this.database = database;
        this.pool = pool(database.url(SCHEMA));
        this.sql = new JdbcTemplate(pool);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    static Bench start(Path dir) throws Exception {
        TestDatabase database = TestDatabase.start(dir);
        try {
            database.createAll(SCHEMA);
            Bench bench = new Bench(database);
            bench.sql.execute("CREATE TABLE effect (id VARCHAR(64) PRIMARY KEY, n INT NOT NULL) ENGINE = InnoDB");
            return bench;
        } catch (Exception e) {
            database.close();
            throw e;
        }
    }

    /** As participant.yml has it. */
    static HikariDataSource pool(String url) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername("root");
        pool.setPassword("");
        pool.setMaximumPoolSize(16);
        pool.setConnectionInitSql("SET SESSION innodb_lock_wait_timeout = 2");
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(pool);
    }

    void clear() {
        sql.update("DELETE FROM outbox");
        sql.update("DELETE FROM dead_letter");
        sql.update("DELETE FROM stock_command");
        sql.update("DELETE FROM effect");
    }

    String url() {
        return database.url(SCHEMA);
    }

    DataSource pool() {
        return pool;
    }

    JdbcTemplate sql() {
        return sql;
    }

    void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    /** The inbox that participants have. */
    CommandLog inbox() {
        return new CommandLog(pool, new JdbcTransactionManager(pool), "stock_command", NoRefusal::valueOf, Clock.systemUTC());
    }

    /** Something that must happen once. */
    void effect(String id) {
        sql.update("INSERT INTO effect (id, n) VALUES (?, 1) ON DUPLICATE KEY UPDATE n = n + 1", id);
    }

    /** How often that happened. */
    int effects(String id) {
        return sql.queryForList("SELECT n FROM effect WHERE id = ?", Integer.class, id).stream().findFirst().orElse(0);
    }

    int effects() {
        return sql.queryForObject("SELECT COALESCE(SUM(n), 0) FROM effect", Integer.class);
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }

    private enum NoRefusal implements Refusal {}
}
