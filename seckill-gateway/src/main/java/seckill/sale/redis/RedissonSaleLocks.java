package seckill.sale.redis;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import seckill.sale.SaleLocks;

/**
 * Redisson's lock, which its holder renews as long as the holder's process lives, and a counter that is moved under it.
 *
 * <p>The hash tag keeps both in one slot of a cluster.
 */
public final class RedissonSaleLocks implements SaleLocks {

    private final RedissonClient redis;

    public RedissonSaleLocks(RedissonClient redis) {
        this.redis = redis;
    }

    @Override
    public Optional<Held> take(long saleId, Duration patience) {
        RLock lock = redis.getLock("{sale:" + saleId + "}:lock");
        try {
            if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(new Numbered(lock, redis.getAtomicLong("{sale:" + saleId + "}:fence")));
        } catch (RuntimeException noNumber) {
            lock.unlock();
            throw noNumber;
        }
    }

    private static final class Numbered implements Held {

        private final RLock lock;
        private final RAtomicLong numbers;
        private long number;

        Numbered(RLock lock, RAtomicLong numbers) {
            this.lock = lock;
            this.numbers = numbers;
            this.number = numbers.incrementAndGet();
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public boolean goOnAfter(long forgotten) {
            if (forgotten < number || !numbers.compareAndSet(number, forgotten + 1)) {
                return false;
            }
            number = forgotten + 1;
            return true;
        }

        /** Somebody else's lock is left alone. */
        @Override
        public void close() {
            if (lock.isHeldByCurrentThread()) {
                lock.unlock();
            }
        }
    }
}
