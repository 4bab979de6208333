package seckill.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.RLock;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.launcher.audit.TestDatabase;
import seckill.redismessages.RedisServer;

/**
 * Ways to take a unit from the row of a product, by many at once: the shop's, and those of tutorials, which sell what is not there. Whoever was told
 * yes counts, whatever the row says.
 */
@Tag("database")
class HowStockIsTakenIT {

    private static final String SCHEMA = "participants";
    private static final int UNITS = 100;
    private static final int BUYERS = 400;
    private static final int AT_ONCE = 16;

    private static TestDatabase database;
    private static HikariDataSource pool;
    private static RedisServer redis;
    private static JdbcTemplate sql;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void start(@TempDir Path dir, @TempDir Path ofRedis) throws Exception {
        database = TestDatabase.start(dir);
        database.createAll(SCHEMA);
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.url(SCHEMA));
        pool.setUsername("root");
        pool.setMaximumPoolSize(AT_ONCE);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        sql = new JdbcTemplate(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        redis = RedisServer.start(ofRedis);
        redis.awaitReady();
    }

    @AfterAll
    static void stop() {
        redis.close();
        pool.close();
        database.close();
    }

    @BeforeEach
    void hundred_units() {
        sql.update("DELETE FROM stock_level");
        sql.update("INSERT INTO stock_level (sku, sale_id, allocated, available, reserved, sold) VALUES (1, 0, ?, ?, 0, 0)", UNITS, UNITS);
    }

    @Test
    void a_guarded_update_sells_every_unit_once() throws Exception {
        long yes = told(() -> inOne(() -> sql.update(
                        "UPDATE stock_level SET available = available - 1, sold = sold + 1 WHERE sku = 1 AND available >= 1")
                == 1));

        assertThat(yes).isEqualTo(UNITS);
        assertThat(sold()).isEqualTo(UNITS);
    }

    /** Trap: {@code count = count - n}, as in Seata's first samples. What the shop's table checks is all that stops it. */
    @Test
    void control_an_unguarded_update_sells_to_everybody_unless_the_table_refuses() throws Exception {
        Callable<Boolean> unguarded = () -> inOne(() ->
                sql.update("UPDATE stock_level SET available = available - 1, sold = sold + 1 WHERE sku = 1") == 1);

        assertThat(told(unguarded)).as("by the checks of the table").isEqualTo(UNITS);

        hundred_units();
        withoutChecks(() -> assertThat(told(unguarded)).as("without them").isEqualTo(BUYERS));
    }

    /** Trap: read, compare in Java, write. Updates are lost, and the row looks as it should. */
    @Test
    void control_reading_and_then_writing_sells_more_than_there_is_and_no_check_sees_it() throws Exception {
        long yes = told(() -> inOne(HowStockIsTakenIT::readAndWrite));

        assertThat(yes).isGreaterThan(UNITS);
        assertThat(sold()).isLessThanOrEqualTo(UNITS);
    }

    /** Trap: the lock is inside the transaction, as a synchronized or locked method called by one that is transactional, and has more to do. */
    @Test
    void control_a_lock_that_is_released_before_the_commit_keeps_nobody_apart() throws Exception {
        RLock lock = redis.client().getLock("{stock:1}:lock");

        assertThat(told(() -> inOne(() -> under(lock, HowStockIsTakenIT::readAndWrite) && hasMoreToDo()))).as("inside").isGreaterThan(UNITS);

        hundred_units();
        assertThat(told(() -> under(lock, () -> inOne(HowStockIsTakenIT::readAndWrite)))).as("around").isEqualTo(UNITS);
        assertThat(sold()).isEqualTo(UNITS);
    }

    private static boolean readAndWrite() {
        int available = sql.queryForObject("SELECT available FROM stock_level WHERE sku = 1", Integer.class);
        return available > 0
                && sql.update("UPDATE stock_level SET available = ?, sold = ? WHERE sku = 1", available - 1, UNITS - available + 1) == 1;
    }

    /** Writes the order, say: for so long the lock is free and nothing is committed. */
    private static boolean hasMoreToDo() {
        sql.execute("DO SLEEP(0.002)");
        return true;
    }

    private static boolean inOne(Callable<Boolean> work) {
        return Boolean.TRUE.equals(transaction.execute(status -> call(work)));
    }

    private static boolean under(RLock lock, Callable<Boolean> work) {
        lock.lock();
        try {
            return call(work);
        } finally {
            lock.unlock();
        }
    }

    private static boolean call(Callable<Boolean> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many of all buyers were told yes; whom the table refuses was not. */
    private static long told(Callable<Boolean> buyer) throws InterruptedException {
        Callable<Boolean> refusable = () -> {
            try {
                return buyer.call();
            } catch (DataAccessException refused) {
                return false;
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Boolean>> buyers = Stream.generate(() -> refusable).limit(BUYERS).toList();
            return threads.invokeAll(buyers).stream().filter(Future::resultNow).count();
        }
    }

    private static int sold() {
        return sql.queryForObject("SELECT sold FROM stock_level WHERE sku = 1", Integer.class);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void withoutChecks(Work work) throws Exception {
        sql.execute("ALTER TABLE stock_level DROP CONSTRAINT stock_level_none_negative");
        try {
            work.run();
        } finally {
            sql.update("DELETE FROM stock_level");
            sql.execute("ALTER TABLE stock_level ADD CONSTRAINT stock_level_none_negative"
                    + " CHECK (allocated >= 0 AND available >= 0 AND reserved >= 0 AND sold >= 0)");
        }
    }
}
