package seckill.transaction.rocketmq;

import io.micrometer.core.instrument.Counter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.factory.MQClientInstance;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.client.producer.TransactionSendResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import seckill.transaction.message.Letter;
import seckill.transaction.message.LettersUnavailableException;
import seckill.transaction.micrometer.SentMessages;
import seckill.transaction.trace.Traced;

/**
 * Sends half messages, and is there when the broker asks what became of one, also of one that a process sent which has died:
 * all instances of a module are one group of producers.
 *
 * <p>Starts when the name server is there. A producer which has not sent anything is unknown to the broker, so this one tells it
 * at once, and again regularly: a broker that comes back does not know whom to ask.
 */
public final class HalfMessages implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HalfMessages.class);

    private final RocketConnection connection;
    private final MessageSettings settings;
    private final String group;
    private final String topic;
    private final Counter sent = SentMessages.by(SentMessages.Channel.HALF_MESSAGE);

    private TransactionListener listener;
    private ScheduledExecutorService timer;
    private TransactionMQProducer producer;

    /**
     * @param group of producers, any of which may be asked
     * @param topic to which one of the letters goes; the broker that has it has the half messages
     */
    public HalfMessages(RocketConnection connection, MessageSettings settings, String group, String topic) {
        this.connection = connection;
        this.settings = settings;
        this.group = group;
        this.topic = topic;
    }

    /** @param listener carries the local transaction out, and answers for it */
    public synchronized void answeredBy(TransactionListener listener) {
        this.listener = listener;
    }

    /**
     * Returns when the broker has the half message and the listener has carried the local transaction out.
     *
     * @throws LettersUnavailableException when the broker does not take it; then nothing was carried out
     */
    void send(Letter letter, Object transaction) {
        try (Traced _ = TracedLetter.sending(letter)) {
            TransactionSendResult result = started().sendMessageInTransaction(RocketLetter.message(letter), transaction);
            if (result.getSendStatus() != SendStatus.SEND_OK) {
                throw new LettersUnavailableException(
                        "letter " + letter.id() + " is not on the broker's disk: " + result.getSendStatus());
            }
            sent.increment();
        } catch (MQClientException e) {
            throw new LettersUnavailableException("letter " + letter.id() + ": " + e.getErrorMessage(), e);
        }
    }

    private synchronized TransactionMQProducer started() throws MQClientException {
        if (producer == null) {
            if (!connection.isConfigured() || !connection.answers()) {
                throw new LettersUnavailableException("no name server at " + connection);
            }
            TransactionMQProducer starting = connection.configure(new TransactionMQProducer(group));
            starting.setTransactionListener(listener);
            starting.setSendMsgTimeout((int) settings.sendWithin().toMillis());
            starting.start();
            producer = starting;
            log.info("group={} can be asked about half messages", group);
        }
        return producer;
    }

    @SuppressWarnings("deprecation") // a producer cannot be asked otherwise to say that it is there
    private void beKnown() {
        try {
            if (connection.answers()) {
                MQClientInstance client = started().getDefaultMQProducerImpl().getMqClientFactory();
                client.updateTopicRouteInfoFromNameServer(topic);
                client.sendHeartbeatToAllBrokerWithLock();
            }
        } catch (MQClientException | RuntimeException e) {
            log.debug("group={} is not known to the broker yet: {}", group, e.toString());
        }
    }

    @Override
    public synchronized void start() {
        if (timer == null && connection.isConfigured()) {
            timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("half-messages").factory());
            timer.scheduleWithFixedDelay(this::beKnown, 0, settings.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
        if (producer != null) {
            producer.shutdown();
            producer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
