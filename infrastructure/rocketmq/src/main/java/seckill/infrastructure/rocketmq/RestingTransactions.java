package seckill.infrastructure.rocketmq;

import org.apache.rocketmq.broker.BrokerController;
import org.apache.rocketmq.broker.transaction.queue.TransactionalMessageBridge;
import org.apache.rocketmq.broker.transaction.queue.TransactionalMessageServiceImpl;

/**
 * Writes down which half messages are decided, and rests in between.
 *
 * <p>As shipped (5.5.0) the thread that does so computes when to look again from the last time that it wrote something. When
 * that is longer ago than the interval, the time is over, always: from the first decided half message on it spins, and takes a
 * core until the broker is stopped.
 */
final class RestingTransactions extends TransactionalMessageServiceImpl {

    /** What is decided meanwhile is written together. */
    private static final int PAUSE_MIN_MS = 50;

    private RestingTransactions(BrokerController broker) {
        super(new TransactionalMessageBridge(broker, broker.getMessageStore()));
    }

    /** Takes the place of what the broker has made while it initialized. */
    static void in(BrokerController broker) {
        var asShipped = broker.getTransactionalMessageService();
        broker.setTransactionalMessageService(new RestingTransactions(broker));
        asShipped.close();
    }

    /** Answers when it is to be called again. */
    @Override
    public long batchSendOpMessage() {
        return Math.max(super.batchSendOpMessage(), System.currentTimeMillis() + PAUSE_MIN_MS);
    }
}
