package seckill.launcher.rocketmq;

/** RocketMQ's numbers for what it can be asked (its class RequestCode). */
final class Question {

    static final int CONSUMED_UP_TO = 14;
    static final int TOPICS = 21;
    static final int END_OF_QUEUE = 30;
    static final int BEGIN_OF_QUEUE = 31;
    static final int DELAYS_DELIVERED_UP_TO = 45;
    static final int ROUTE = 105;
    static final int GROUPS_OF_TOPIC = 300;

    private Question() {}
}
