package seckill.transaction.rocketmq;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters are carried.
 *
 * @param attemptsMax     deliveries of one letter before it is parked; with the broker's pauses they outlast seven minutes in
 *                        which a participant's database is away
 * @param pauseLevelMax   the longest of the broker's pauses that is used, counted from 1: a minute as this shop's broker has
 *                        them; longer ones would keep buyers waiting when the cause is long gone
 * @param consumerThreads letters that one box takes in at once: as many as a gateway has checkouts under way would take all
 *                        connections from what else a participant does
 * @param buffered        letters of one queue that wait in this process; they are delivered elsewhere when it dies
 * @param sendWithin      until an acknowledgement must be there: shorter than the patience of Dubbo's callers
 * @param lookEvery       how often a broker is looked for that is not there, and queues that are not assigned
 * @param closeWithin     for letters being taken in when the process ends
 */
@ConfigurationProperties("seckill.messages")
public record MessageSettings(
        @DefaultValue("12") int attemptsMax,
        @DefaultValue("6") int pauseLevelMax,
        @DefaultValue("8") int consumerThreads,
        @DefaultValue("128") int buffered,
        @DefaultValue("2s") Duration sendWithin,
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("5s") Duration closeWithin) {

    public MessageSettings {
        if (attemptsMax < 1 || pauseLevelMax < 1 || consumerThreads < 1 || buffered < 1) {
            throw new IllegalArgumentException("a letter is delivered at least once, by somebody, after some pause");
        }
    }

    /** What a shop has that configures nothing. */
    public static MessageSettings byDefault() {
        return new MessageSettings(12, 6, 8, 128, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    public MessageSettings withAttempts(int attemptsMax, int pauseLevelMax) {
        return new MessageSettings(
                attemptsMax, pauseLevelMax, consumerThreads, buffered, sendWithin, lookEvery, closeWithin);
    }

    /** Which of the broker's pauses follows the n-th failed attempt: each longer than the one before. */
    int pauseLevelAfter(int attempt) {
        return Math.min(attempt, pauseLevelMax);
    }
}
