package seckill.transaction.outbox;

import java.sql.Types;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import seckill.transaction.message.Letter;
import seckill.transaction.trace.Traceparent;

/**
 * Takes letters in the transaction of the change that they tell of: both are there, or neither is.
 *
 * <p>Source: Chris Richardson, "Microservices Patterns" (2018), Transactional outbox. When the process dies after the commit,
 * the letter is found by a relay, here or elsewhere.
 */
public final class Outbox {

    private final JdbcTemplate jdbc;
    private final Runnable committed;

    /**
     * @param dataSource the one in whose transactions letters are written, with the table {@code outbox}
     * @param committed  told after each commit that left a letter, see {@link OutboxRelay#wake()}
     */
    public Outbox(DataSource dataSource, Runnable committed) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.committed = committed;
    }

    /**
     * Writes the letter in the caller's transaction.
     *
     * @throws IllegalStateException when there is none: the letter would leave whatever becomes of the change
     * @throws org.springframework.dao.DuplicateKeyException when a letter with this id was written before
     */
    public void write(Letter letter) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a letter is written in the transaction of the change that it tells of");
        }
        jdbc.update(
                "INSERT INTO outbox (id, topic, order_key, body, trace, created_at) VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6))",
                letter.id(),
                letter.topic(),
                letter.orderKey(),
                letter.body(),
                new SqlParameterValue(Types.VARCHAR, Traceparent.current()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.run();
            }
        });
    }
}
