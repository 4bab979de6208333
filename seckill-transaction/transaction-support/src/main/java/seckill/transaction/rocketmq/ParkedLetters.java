package seckill.transaction.rocketmq;

import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.rocketmq.common.MixAll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import seckill.participant.DeadLetter;
import seckill.participant.DeadLetters;
import seckill.transaction.message.Letter;
import seckill.transaction.message.LetterHandler;
import seckill.transaction.message.Letters;
import seckill.transaction.message.LettersUnavailableException;

/**
 * The letters that a group of consumers could not take in: written into the table {@code dead_letter} as the broker parks them,
 * so that they outlive the broker's retention, with the last failure, and with what an operator decides.
 *
 * <p>A replay is sent within the transaction that writes it down. If the process dies in between, the letter may be replayed
 * again; its consumer knows it by its id.
 */
public final class ParkedLetters implements DeadLetters, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ParkedLetters.class);

    private final RocketConnection connection;
    private final MessageSettings settings;
    private final String group;
    private final DeadLetterRows rows;
    private final Letters letters;
    private final RocketConsumer consumer;

    /**
     * @param group      the consumers whose parked letters these are
     * @param dataSource with the table; its connections are none of a global transaction's
     * @param letters    by which a letter is replayed
     */
    public ParkedLetters(
            RocketConnection connection, MessageSettings settings, String group, DataSource dataSource, Letters letters) {
        this.connection = connection;
        this.settings = settings;
        this.group = group;
        this.rows = new DeadLetterRows(dataSource);
        this.letters = letters;
        // never parked itself: its only work is a row, and the database comes back some day
        this.consumer = new RocketConsumer(
                connection,
                settings.withAttempts(Integer.MAX_VALUE, settings.pauseLevelMax()),
                MixAll.getDLQTopic(group),
                group + "-parked",
                Integer.MAX_VALUE,
                (message, attempt) ->
                        noted(RocketLetter.copy(message), RocketLetter.from(message), message.getReconsumeTimes()));
    }

    /** A box of this group, whose last failures are known here. */
    public RocketLetterBox box(String topic, LetterHandler handler) {
        return new RocketLetterBox(connection, settings, topic, group, handler, rows::failed);
    }

    private boolean noted(String copy, Letter letter, int attempts) {
        try {
            rows.parked(group, copy, letter, attempts);
            log.error("letter={} group={} is parked after {} attempts", letter.id(), group, attempts);
            return true;
        } catch (RuntimeException e) {
            log.warn("letter={} group={} is parked, and not yet written down: {}", letter.id(), group, e.toString());
            return false;
        }
    }

    @Override
    public List<DeadLetter> all() {
        return rows.undecided();
    }

    @Override
    public String replay(String id, String operator, String why) {
        try {
            return decide(id, "REPLAY", operator, why, it ->
                    letters.publish(new Letter(it.letterId(), it.topic(), it.orderKey(), it.body())));
        } catch (LettersUnavailableException e) {
            return "the broker does not take it now: " + e.getMessage();
        }
    }

    @Override
    public String drop(String id, String operator, String why) {
        return decide(id, "DROP", operator, why, it -> {});
    }

    private String decide(
            String id, String decision, String operator, String why, Consumer<DeadLetter> carryingOut) {
        if (operator.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("somebody decides, for a reason");
        }
        String whyNot = rows.decide(id, decision, operator, why, carryingOut);
        if (whyNot.isEmpty()) {
            log.info("dead letter={} group={} decision={} operator={}", id, group, decision, operator);
        }
        return whyNot;
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
