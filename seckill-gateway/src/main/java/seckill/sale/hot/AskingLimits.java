package seckill.sale.hot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/**
 * Buckets of requests, for each buyer and each address that has asked lately. They are this gateway's own: with two of them somebody who goes
 * to both may ask twice as often, which is cheaper than a round trip for each request.
 */
final class AskingLimits {

    /** Twice what may come in a second may come at once. */
    private static final int BURST_SECONDS = 2;

    /** A bucket that was not asked for so long is full again. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    /** Some 30 MB at most; beyond it those who asked longest ago are forgotten, and may ask a little more. */
    private static final int REMEMBERED_MAX = 200_000;

    private final Cache<Object, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();
    private final AskingSettings settings;
    private final TimeMeter time;

    AskingLimits(AskingSettings settings, Clock clock) {
        this.settings = settings;
        this.time = new ClockTime(clock);
    }

    /** Whether they may ask now; if not, within a second. */
    boolean let(String address, long buyerId) {
        return hasRoom(address, settings.perAddress()) && hasRoom(buyerId, settings.perBuyer());
    }

    private boolean hasRoom(Object who, int perSecond) {
        return buckets.get(who, key -> bucket(perSecond)).tryConsume(1);
    }

    private Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity((long) perSecond * BURST_SECONDS)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .withCustomTimePrecision(time)
                .build();
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
