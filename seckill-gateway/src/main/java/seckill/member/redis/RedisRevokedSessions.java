package seckill.member.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import seckill.member.RevokedSessions;
import seckill.member.Session;

/** One key per signed-out session, which Redis forgets when the session would have expired. */
public final class RedisRevokedSessions implements RevokedSessions {

    private final RedissonClient redis;
    private final Clock clock;

    public RedisRevokedSessions(RedissonClient redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public void revoke(Session session) {
        Duration left = Duration.between(clock.instant(), session.expiresAt());
        if (left.isPositive()) {
            key(session).set("1", left);
        }
    }

    @Override
    public CompletionStage<Boolean> isRevoked(Session session) {
        return key(session).isExistsAsync();
    }

    private RBucket<String> key(Session session) {
        return redis.getBucket("session:revoked:" + session.id(), StringCodec.INSTANCE);
    }
}
