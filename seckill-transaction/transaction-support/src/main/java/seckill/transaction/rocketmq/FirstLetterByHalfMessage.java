package seckill.transaction.rocketmq;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.participant.Publishing;
import seckill.participant.Reply;
import seckill.transaction.message.FirstLetter;
import seckill.transaction.message.Letter;

/**
 * The first letter of a checkout is at the broker before the first local transaction, as a half message which nobody can read
 * until the broker knows that the transaction was committed.
 *
 * <p>What went wrong in between is never answered with "roll back": the transaction may have been committed. The broker asks
 * again, any instance of this module, and the row {@code first_letter} decides.
 *
 * <p>Source: the transactional message chapter of RocketMQ's documentation.
 */
public final class FirstLetterByHalfMessage implements FirstLetter, TransactionListener {

    private static final Logger log = LoggerFactory.getLogger(FirstLetterByHalfMessage.class);

    private final HalfMessages halfMessages;
    private final FirstLetterRows rows;

    private FirstLetterByHalfMessage(HalfMessages halfMessages, FirstLetterRows rows) {
        this.halfMessages = halfMessages;
        this.rows = rows;
    }

    /** @param dataSource the one in whose transactions checkouts begin, with the table {@code first_letter} */
    public static FirstLetterByHalfMessage over(HalfMessages halfMessages, DataSource dataSource) {
        FirstLetterByHalfMessage it = new FirstLetterByHalfMessage(halfMessages, new FirstLetterRows(dataSource));
        halfMessages.answeredBy(it);
        return it;
    }

    @Override
    public Publishing how() {
        return Publishing.HALF_MESSAGE;
    }

    @Override
    public Reply begin(Letter letter, Transaction transaction) {
        Attempt attempt = new Attempt(letter, transaction);
        halfMessages.send(letter, attempt);
        return attempt.reply();
    }

    /** Called by RocketMQ on the thread that sends, when the broker has the half message. */
    @Override
    public LocalTransactionState executeLocalTransaction(Message message, Object attempt) {
        return ((Attempt) attempt).carryOut(message.getTransactionId());
    }

    /** Called by RocketMQ when the broker has heard nothing, in any instance of the group. */
    @Override
    public LocalTransactionState checkLocalTransaction(MessageExt message) {
        String id = message.getTransactionId();
        try {
            boolean committed = rows.isCommitted(id, RocketLetter.from(message).orderKey());
            log.info("letter={} transaction={} asked for: {}", message.getKeys(), id, committed ? "committed" : "given up");
            return committed ? LocalTransactionState.COMMIT_MESSAGE : LocalTransactionState.ROLLBACK_MESSAGE;
        } catch (RuntimeException e) {
            log.warn("letter={} transaction={} asked for, and not known now: {}", message.getKeys(), id, e.toString());
            return LocalTransactionState.UNKNOW;
        }
    }

    /** One local transaction, and what its caller is told. */
    private final class Attempt {

        private final Letter letter;
        private final Transaction transaction;
        private Reply reply;
        private RuntimeException failure;

        Attempt(Letter letter, Transaction transaction) {
            this.letter = letter;
            this.transaction = transaction;
        }

        LocalTransactionState carryOut(String id) {
            AtomicBoolean isThisOne = new AtomicBoolean();
            try {
                reply = transaction.carryOut(() -> {
                    rows.committed(id, letter.orderKey());
                    isThisOne.set(true);
                });
            } catch (RuntimeException e) {
                failure = e;
                return LocalTransactionState.UNKNOW;
            }
            // refused, or carried out before: then the letter of that attempt is the one that leaves
            return reply instanceof Reply.Done && isThisOne.get()
                    ? LocalTransactionState.COMMIT_MESSAGE
                    : LocalTransactionState.ROLLBACK_MESSAGE;
        }

        Reply reply() {
            if (failure != null) {
                throw failure;
            }
            if (reply == null) {
                throw new IllegalStateException("nobody knows what became of the local transaction");
            }
            return reply;
        }
    }
}
