package seckill.sale.gate.redis;

import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.sale.gate.RestockNotices;

/** Notices on one channel of Redis, {@code sale:restocked}, each {@code SALE:EPOCH}. */
public final class RedisRestockNotices implements RestockNotices {

    private static final Logger log = LoggerFactory.getLogger(RedisRestockNotices.class);

    private final RTopic topic;

    public RedisRestockNotices(RedissonClient redis) {
        this.topic = redis.getTopic("sale:restocked", StringCodec.INSTANCE);
    }

    @Override
    public void publish(long saleId, long epoch) {
        topic.publishAsync(saleId + ":" + epoch)
                .whenComplete((heard, e) -> {
                    if (e != null) {
                        log.debug("sale={} a notice is lost: {}", saleId, e.toString());
                    }
                });
    }

    /** Redisson subscribes again whenever it has lost the connection; it calls on its own threads. */
    @Override
    public void listen(Listener listener) {
        topic.addListenerAsync(String.class, (channel, text) -> {
                    String[] saleAndEpoch = text.split(":", 2);
                    listener.restocked(Long.parseLong(saleAndEpoch[0]), Long.parseLong(saleAndEpoch[1]));
                })
                .whenComplete((id, e) -> {
                    if (e != null) {
                        log.warn("No notices of restocked gates, which are found by looking: {}", e.toString());
                    }
                });
    }
}
