package seckill.sale.hot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/**
 * How often an address may ask, and a buyer. This gateway counts for itself: with two of them somebody who goes to both may ask twice as
 * often, which is cheaper than a round trip for each request.
 */
final class AskingLimits {

    /** Twice what may come in a second may come at once. */
    private static final int BURST_SECONDS = 2;

    /** A bucket that was not asked for so long is full again. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    /** Some 30 MB at most; beyond it those who asked longest ago are forgotten, and may ask a little more. */
    private static final int REMEMBERED_MAX = 200_000;

    private final Pace buyers;
    private final Pace addresses;
    private final Cache<String, Bucket> tickets;
    private final AskingSettings settings;
    private final Clock clock;
    private final TimeMeter time;

    AskingLimits(AskingSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        SecureRandom random = new SecureRandom();
        this.buyers = new Pace(settings.perBuyer(), BURST_SECONDS, clock.millis(), random.nextLong());
        this.addresses = new Pace(settings.perAddress(), BURST_SECONDS, clock.millis(), random.nextLong());
        this.time = new ClockTime(clock);
        this.tickets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED_MAX)
                .expireAfterAccess(settings.ticketEvery().plus(FORGOTTEN_AFTER))
                .build();
    }

    /** Whether they may ask now; if not, within a second. */
    boolean let(String address, long buyerId) {
        long now = clock.millis();
        return addresses.let(address, now) && buyers.let(buyerId, now);
    }

    /** Takes the next ticket of an address, if it may have one now; whoever does not get it gives it back. */
    boolean takeTicket(String address) {
        return settings.ticketEvery().isZero() || ticket(address).tryConsume(1);
    }

    void giveTicketBack(String address) {
        if (!settings.ticketEvery().isZero()) {
            ticket(address).addTokens(1);
        }
    }

    private Bucket ticket(String address) {
        return tickets.get(address, it -> Bucket.builder()
                .addLimit(Bandwidth.builder().capacity(1).refillGreedy(1, settings.ticketEvery()).build())
                .withCustomTimePrecision(time)
                .build());
    }

    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Math.multiplyExact(clock.millis(), 1_000_000L);
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
