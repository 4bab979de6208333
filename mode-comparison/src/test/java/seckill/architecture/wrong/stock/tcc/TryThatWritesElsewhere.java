package seckill.architecture.wrong.stock.tcc;

import org.redisson.api.RedissonClient;

public record TryThatWritesElsewhere(RedissonClient redis) {

    void tryOut() {
        redis.getAtomicLong("stock").decrementAndGet();
    }
}
