package seckill.checkout.ticket;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import seckill.participant.Participant;

/**
 * @param workers      batches that one gateway settles at once: they meet at the same rows, so more of them only wait
 * @param batchMax     checkouts of one batch, at most {@value Participant#TOGETHER_MAX}
 * @param lease        after which a reader that does not renew it is taken for dead; renewed every {@code lookEvery}, so a
 *                     machine may stand still for so long, and a mistake only costs work done twice
 * @param lookEvery    the pause between two looks at leases
 * @param pauseMin     before a checkout is tried again for the first time; doubled each time
 * @param pauseMax     at most the lease; within it a participant that has come back is tried again
 * @param attemptsMax  before a checkout is parked: with these pauses about ten minutes, in which whoever died was started again
 * @param counters     the server of counters and tickets as {@code redis://host:port}, when it is another than the journal's:
 *                     that selects the classic form
 * @param countersPassword of that server, empty when it asks for none
 * @param checkBackAfter classic form: when somebody asks about what was prepared and not submitted; longer than a sender takes,
 *                     which are three calls of 3 s at most
 * @param keptFor      how long a ticket is remembered after its end, for an order that is given up to give its units back
 */
@ConfigurationProperties("seckill.tickets")
public record TicketSettings(
        @DefaultValue("4") int workers,
        @DefaultValue("64") int batchMax,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("500ms") Duration pauseMin,
        @DefaultValue("10s") Duration pauseMax,
        @DefaultValue("60") int attemptsMax,
        @DefaultValue("") String counters,
        @DefaultValue("") String countersPassword,
        @DefaultValue("10s") Duration checkBackAfter,
        @DefaultValue("7d") Duration keptFor) {

    public TicketSettings {
        if (batchMax < 1 || batchMax > Participant.TOGETHER_MAX) {
            throw new IllegalArgumentException("seckill.tickets.batch-max must be 1 to " + Participant.TOGETHER_MAX);
        }
        if (lease.compareTo(lookEvery.multipliedBy(2)) < 0 || pauseMax.compareTo(lease) > 0) {
            throw new IllegalArgumentException("seckill.tickets.lease must be two looks at least, and no pause longer than it");
        }
        if (keptFor.compareTo(checkBackAfter.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("seckill.tickets.kept-for must be longer than a check-back may take");
        }
    }

    /** What is waited after so many attempts. */
    public Duration pauseAfter(int attempts) {
        long doubled = pauseMin.toMillis() << Math.min(attempts - 1, 20);
        return Duration.ofMillis(Math.min(doubled, pauseMax.toMillis()));
    }
}
