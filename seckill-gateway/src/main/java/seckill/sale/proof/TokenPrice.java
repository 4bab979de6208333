package seckill.sale.proof;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import seckill.sale.proof.ProofSettings.When;

/**
 * What a token costs now, as the largest number of a challenge: more while many ask, and twice as much for each that an address asks for
 * beyond its share. Counted by this gateway alone; somebody who goes to two of them is twice a beginner.
 */
final class TokenPrice {

    /** Some 20 MB at most; beyond it those who asked longest ago begin anew. */
    private static final int REMEMBERED_MAX = 200_000;

    private static final int DOUBLINGS_MAX = 30;

    private final ProofSettings settings;
    private final AskedLately everybody;
    private final Cache<String, AtomicInteger> addresses;

    TokenPrice(ProofSettings settings, Clock clock) {
        this.settings = settings;
        this.everybody = new AskedLately(clock);
        this.addresses = Caffeine.newBuilder()
                .maximumSize(REMEMBERED_MAX)
                .expireAfterWrite(Challenges.LIFETIME)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Somebody there asks for one. */
    void asked(String address) {
        everybody.count();
        addresses.get(address, it -> new AtomicInteger()).incrementAndGet();
    }

    /** For the last one that was asked for there; 0 when it costs nothing. */
    long of(String address) {
        AtomicInteger count = addresses.getIfPresent(address);
        int beyond = Math.max(0, (count == null ? 0 : count.get()) - settings.perAddress());
        long load = everybody.perSecond() / settings.calmPerSecond();
        if (settings.when() == When.OFF || settings.when() == When.BY_LOAD && load == 0 && beyond == 0) {
            return 0;
        }
        double price = (double) settings.easiest() * Math.max(1, load) * (1L << Math.min(DOUBLINGS_MAX, beyond));
        return (long) Math.min(settings.hardest(), price);
    }
}
