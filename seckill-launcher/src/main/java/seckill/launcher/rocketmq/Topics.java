package seckill.launcher.rocketmq;

import java.util.List;
import java.util.stream.Stream;

/** The topics of the shop, which are there before anybody writes to them. */
public final class Topics {

    /** All of the shop's topics and consumer groups begin like this. */
    public static final String OURS = "seckill-";

    /** What each participant is to do next, and what the gateway is told at the end. */
    public static final List<String> ALL =
            List.of("seckill-stops-stock", "seckill-stops-order", "seckill-stops-payment", "seckill-checkout-ends");

    /** Where RocketMQ puts what a group's consumers failed with, to be tried again. */
    private static final String RETRIES = "%RETRY%";

    /** Where RocketMQ puts what a group's consumers have failed with too often. */
    private static final String PARKED = "%DLQ%";

    /** What waits for its next try, a queue per level. */
    static final String DELAYED = "SCHEDULE_TOPIC_XXXX";

    /** Half messages, and the group in whose name the broker goes through them. */
    static final String HALF = "RMQ_SYS_TRANS_HALF_TOPIC";

    static final String HALF_GROUP = "CID_RMQ_SYS_TRANS";

    /** Half messages about which the broker has asked too often. */
    static final String DISCARDED = "TRANS_CHECK_MAX_TIME_TOPIC";

    /** Who writes those down for an operator. */
    static final String DISCARDED_GROUP = "seckill-discarded-half";

    private Topics() {}

    static boolean areOurs(String topic) {
        return Stream.of("", RETRIES, PARKED).anyMatch(kind -> topic.startsWith(kind + OURS));
    }
}
