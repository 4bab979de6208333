package seckill.transaction.rocketmq;

import javax.sql.DataSource;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import seckill.transaction.message.Letter;

/**
 * The half messages about which the broker has asked too often, so that it will never deliver them: written into the table
 * {@code dead_letter}, each with what this module's own row says of its local transaction. An operator replays those whose
 * transaction was committed, or drops them; nobody has to look at the broker.
 *
 * <p>Asking for the outcome leaves a mark as an answer to the broker would: what was not committed by now never will be.
 *
 * <p>Source: the transactional message chapter of RocketMQ's documentation, {@code transactionCheckMax}.
 */
public final class DiscardedHalfMessages implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DiscardedHalfMessages.class);

    /** By which {@code ./seckill audit} knows how many of them are not written down yet. */
    private static final String GROUP = "seckill-discarded-half";

    private final FirstLetterRows first;
    private final DeadLetterRows dead;
    private final RocketConsumer consumer;

    /** @param dataSource with the tables {@code first_letter} and {@code dead_letter}; its connections are plain ones */
    public DiscardedHalfMessages(RocketConnection connection, MessageSettings settings, DataSource dataSource) {
        this.first = new FirstLetterRows(dataSource);
        this.dead = new DeadLetterRows(dataSource);
        this.consumer = new RocketConsumer(
                connection,
                settings.withAttempts(Integer.MAX_VALUE, settings.pauseLevelMax()),
                TopicValidator.RMQ_SYS_TRANS_CHECK_MAX_TIME_TOPIC,
                GROUP,
                Integer.MAX_VALUE,
                (message, attempt) -> noted(message));
    }

    private boolean noted(MessageExt message) {
        Letter letter = new Letter(
                message.getKeys(),
                message.getProperty(MessageConst.PROPERTY_REAL_TOPIC),
                RocketLetter.from(message).orderKey(),
                RocketLetter.from(message).body());
        String id = RocketLetter.copy(message);
        try {
            boolean committed = first.isCommitted(id, letter.orderKey());
            int questions = questions(message);
            dead.failed(GROUP, id, letter, questions, committed
                    ? "the broker was told nothing; its local transaction is committed: replay it"
                    : "the broker was told nothing; its local transaction is rolled back: drop it");
            dead.parked(GROUP, id, letter, questions);
            log.error("half message of letter={} was discarded after {} questions, committed={}", letter.id(), questions, committed);
            return true;
        } catch (RuntimeException e) {
            log.warn("half message of letter={} was discarded, and is not yet written down: {}", letter.id(), e.toString());
            return false;
        }
    }

    private static int questions(MessageExt message) {
        String times = message.getProperty(MessageConst.PROPERTY_TRANSACTION_CHECK_TIMES);
        return times == null ? 0 : Integer.parseInt(times);
    }

    @Override
    public void start() {
        consumer.start();
    }

    @Override
    public void stop() {
        consumer.stop();
    }

    @Override
    public boolean isRunning() {
        return consumer.isStarted();
    }
}
