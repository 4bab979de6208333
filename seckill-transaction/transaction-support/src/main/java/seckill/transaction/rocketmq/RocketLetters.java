package seckill.transaction.rocketmq;

import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import seckill.transaction.message.Letter;
import seckill.transaction.message.Letters;
import seckill.transaction.message.LettersUnavailableException;
import seckill.transaction.trace.Traced;

/**
 * Sends letters by RocketMQ; returns when the broker has one on its disk. Letters with the same order key go to the same
 * queue.
 *
 * <p>Starts when the first letter is sent and the name server is there; a process in which nobody sends has none of its
 * threads. Tries once: whoever sends knows what to do with a letter that did not leave.
 */
public final class RocketLetters implements Letters, AutoCloseable {

    private final RocketConnection connection;
    private final MessageSettings settings;
    private final String group;
    private DefaultMQProducer producer;

    /** @param group of producers, by which the broker knows this application */
    public RocketLetters(RocketConnection connection, MessageSettings settings, String group) {
        this.connection = connection;
        this.settings = settings;
        this.group = group;
    }

    /**
     * @throws LettersUnavailableException when the broker is away, slow or not configured
     * @throws IllegalArgumentException when the broker will never take this letter
     */
    @Override
    public void publish(Letter letter) {
        try (Traced sending = TracedLetter.sending(letter)) {
            SendStatus status = send(letter).getSendStatus();
            if (status != SendStatus.SEND_OK) {
                sending.failed(status.name());
                throw new LettersUnavailableException("letter " + letter.id() + " is not on the broker's disk: " + status);
            }
        }
    }

    private SendResult send(Letter letter) {
        try {
            return started().send(
                    RocketLetter.message(letter),
                    (queues, message, key) -> queues.get(Math.floorMod(key.hashCode(), queues.size())),
                    letter.orderKey(),
                    settings.sendWithin().toMillis());
        } catch (MQClientException e) {
            if (e.getResponseCode() == ResponseCode.MESSAGE_ILLEGAL) {
                throw new IllegalArgumentException("letter " + letter.id() + ": " + e.getErrorMessage(), e);
            }
            throw new LettersUnavailableException("letter " + letter.id() + ": " + e.getErrorMessage(), e);
        } catch (RemotingException | MQBrokerException | IllegalStateException e) {
            // RocketMQ wraps a name server that went away into an IllegalStateException
            throw new LettersUnavailableException("letter " + letter.id() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LettersUnavailableException("letter " + letter.id() + ": interrupted", e);
        }
    }

    private synchronized DefaultMQProducer started() throws MQClientException {
        if (producer == null) {
            if (!connection.isConfigured()) {
                throw new LettersUnavailableException("no name server is configured");
            }
            if (!connection.answers()) {
                throw new LettersUnavailableException("no name server at " + connection);
            }
            DefaultMQProducer starting = connection.configure(new DefaultMQProducer(group));
            starting.setSendMsgTimeout((int) settings.sendWithin().toMillis());
            starting.start();
            producer = starting;
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.shutdown();
            producer = null;
        }
    }
}
