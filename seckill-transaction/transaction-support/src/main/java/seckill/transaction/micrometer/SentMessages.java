package seckill.transaction.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/** Messages that somebody has taken over who will deliver them; one that is handed over twice counts twice. */
public final class SentMessages {

    public static final String NAME = "seckill.messages.sent";

    /** By whom a message was taken over, and how it came to be sent. */
    public enum Channel {
        /** The broker, from a relay. */
        OUTBOX,
        /** The broker, before the local transaction of which it tells. */
        HALF_MESSAGE,
        /** The broker, from whoever took in the message before it. */
        ROCKETMQ,
        /** The journal in Redis, with the units of a ticket. */
        REDIS
    }

    private SentMessages() {}

    public static Counter by(Channel channel) {
        return Counter.builder(NAME)
                .description("messages handed over")
                .tag("channel", channel.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .register(Metrics.globalRegistry);
    }
}
