package seckill.transaction.rocketmq;

import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import seckill.transaction.message.Letter;
import seckill.transaction.message.LetterHandler;
import seckill.transaction.trace.Traced;

/**
 * Takes letters of one topic in, for one group of consumers: each is given to one of the group's boxes, and to another when
 * that does not say that it is done with it.
 *
 * <p>A handler that fails gets the letter again, after pauses that grow; after {@link MessageSettings#attemptsMax()}
 * deliveries RocketMQ parks it in the topic {@code %DLQ%group}, see {@link ParkedLetters}. Others are not held up. A process
 * that dies has its letters delivered to the others at once, or to its successor; the attempt does not count.
 */
public final class RocketLetterBox implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RocketLetterBox.class);

    private final RocketConsumer consumer;
    private final MessageSettings settings;
    private final String group;
    private final LetterHandler handler;
    private final GivenUp givenUp;

    RocketLetterBox(
            RocketConnection connection,
            MessageSettings settings,
            String topic,
            String group,
            LetterHandler handler,
            GivenUp givenUp) {
        this.consumer = new RocketConsumer(connection, settings, topic, group, settings.attemptsMax(), this::take);
        this.settings = settings;
        this.group = group;
        this.handler = handler;
        this.givenUp = givenUp;
    }

    /** A box whose parked letters somebody else looks after. */
    public static RocketLetterBox of(
            RocketConnection connection, MessageSettings settings, String topic, String group, LetterHandler handler) {
        return new RocketLetterBox(connection, settings, topic, group, handler, (consumer, copy, letter, n, reason) -> {});
    }

    private boolean take(MessageExt message, int attempt) {
        Letter letter = RocketLetter.from(message);
        try {
            take(letter, RocketLetter.traceOf(message));
            return true;
        } catch (RuntimeException | LinkageError e) {
            log.warn("letter={} group={} attempt={}/{} failed: {}", letter.id(), group, attempt, settings.attemptsMax(), e.toString());
            if (attempt >= settings.attemptsMax()) {
                tellWhy(RocketLetter.copy(message), letter, attempt, e);
            }
            return false;
        }
    }

    private void take(Letter letter, String trace) {
        try (Traced taking = TracedLetter.taking(letter, trace)) {
            try {
                handler.take(letter);
            } catch (RuntimeException | LinkageError e) {
                taking.failed(e.getClass().getSimpleName());
                throw e;
            }
        }
    }

    private void tellWhy(String copy, Letter letter, int attempt, Throwable reason) {
        try {
            givenUp.lastFailure(group, copy, letter, attempt, reason.toString());
        } catch (RuntimeException e) {
            log.warn("letter={} group={} is parked, why is not written down: {}", letter.id(), group, e.toString());
        }
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
