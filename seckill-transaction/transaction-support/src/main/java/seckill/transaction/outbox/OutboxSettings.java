package seckill.transaction.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters leave the outbox.
 *
 * @param batchMax   letters that one relay has in the air at once; the broker writes what comes together to its disk together
 * @param lease      how long a claim holds: longer than a batch takes with a slow broker, and no longer than letters may wait
 *                   when the relay that claimed them dies
 * @param idle       how long a relay rests when there is nothing to send; whoever commits a letter in this process wakes it, so
 *                   this is for letters that a process which died has left
 * @param backOffMax longest pause while the broker is away; about as long as its return may go unnoticed
 * @param putOffMax  longest pause between attempts for one letter that the broker refuses to take, while others are sent
 * @param keep       how long a letter that was sent can still be looked at
 * @param purgeEvery how often those older than that are deleted
 * @param purgeMax   how many at a time, so that nobody waits for their locks
 */
@ConfigurationProperties("seckill.messages.outbox")
public record OutboxSettings(
        @DefaultValue("32") int batchMax,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("500ms") Duration idle,
        @DefaultValue("2s") Duration backOffMax,
        @DefaultValue("1m") Duration putOffMax,
        @DefaultValue("1h") Duration keep,
        @DefaultValue("1m") Duration purgeEvery,
        @DefaultValue("1000") int purgeMax) {

    public OutboxSettings {
        if (batchMax < 1 || purgeMax < 1 || lease.isZero() || idle.isZero()) {
            throw new IllegalArgumentException("an outbox sends something, and rests in between");
        }
    }

    /** What a shop has that configures nothing. */
    public static OutboxSettings byDefault() {
        return new OutboxSettings(
                32,
                Duration.ofSeconds(20),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofMinutes(1),
                1000);
    }

    public OutboxSettings withLease(Duration lease) {
        return new OutboxSettings(batchMax, lease, idle, backOffMax, putOffMax, keep, purgeEvery, purgeMax);
    }

    public OutboxSettings withKeep(Duration keep, Duration purgeEvery) {
        return new OutboxSettings(batchMax, lease, idle, backOffMax, putOffMax, keep, purgeEvery, purgeMax);
    }
}
