package seckill.shop.callback.redis;

import java.time.Duration;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import seckill.shop.callback.Nonces;

/** One key per nonce, with the signature that came with it. */
public final class RedisNonces implements Nonces {

    private final RedissonClient redis;

    public RedisNonces(RedissonClient redis) {
        this.redis = redis;
    }

    @Override
    public boolean belongsTo(String nonce, String signature, Duration keptFor) {
        RBucket<String> known = redis.getBucket("payment:nonce:" + nonce, StringCodec.INSTANCE);
        return known.setIfAbsent(signature, keptFor) || signature.equals(known.get());
    }
}
