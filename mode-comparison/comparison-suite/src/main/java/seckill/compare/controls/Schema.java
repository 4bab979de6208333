package seckill.compare.controls;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A schema that a control has to itself, with a small pool; it is dropped when it is closed. */
final class Schema implements AutoCloseable {

    private final HikariDataSource pool;
    private final Runnable drop;
    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;

    Schema(HikariDataSource pool, Runnable drop) {
        this.pool = pool;
        this.drop = drop;
        this.sql = new JdbcTemplate(pool);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    HikariDataSource pool() {
        return pool;
    }

    JdbcTemplate sql() {
        return sql;
    }

    /** The books, opened with so many units; their tables must be there. */
    Books books(int units) {
        Books books = new Books(sql);
        books.open(units);
        return books;
    }

    /** One local transaction. */
    <T> T inOne(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    /** The same, of what has nothing to say. */
    void commit(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    @Override
    public void close() {
        pool.close();
        drop.run();
    }
}
