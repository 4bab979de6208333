package seckill.gateway;

import org.redisson.api.RedissonClient;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready when Redis answers. */
@Component("admissionHealthIndicator")
class RedisHealth implements HealthIndicator {

    private final RedissonClient redis;

    RedisHealth(RedissonClient redis) {
        this.redis = redis;
    }

    @Override
    public Health health() {
        try {
            redis.getBucket("readiness").isExists();
            return Health.up().build();
        } catch (RuntimeException e) {
            return Health.down().withDetail("redis", e.getClass().getSimpleName()).build();
        }
    }
}
