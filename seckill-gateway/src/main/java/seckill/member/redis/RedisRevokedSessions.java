package seckill.member.redis;

import java.util.concurrent.CompletionStage;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import seckill.member.RevokedSessions;
import seckill.member.Session;
import seckill.member.SessionTokens;

/** One key per signed-out session, which Redis forgets when the last of its tokens has expired: there may be one that lives longer than the one that signed out. */
public final class RedisRevokedSessions implements RevokedSessions {

    private final RedissonClient redis;
    public RedisRevokedSessions(RedissonClient redis) {
        this.redis = redis;
    }

    @Override
    public void revoke(Session session) {
        key(session).set("1", SessionTokens.LIFETIME);
    }

    @Override
    public CompletionStage<Boolean> isRevoked(Session session) {
        return key(session).isExistsAsync();
    }

    private RBucket<String> key(Session session) {
        return redis.getBucket("session:revoked:" + session.id(), StringCodec.INSTANCE);
    }
}
