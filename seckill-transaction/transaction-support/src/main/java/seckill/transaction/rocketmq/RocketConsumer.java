package seckill.transaction.rocketmq;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.consumer.DefaultMQPushConsumerImpl;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the messages of one topic delivered to one group of consumers, one at a time on each of its threads. Starts when the
 * name server is there, however late that is; until then it has one thread, which looks for it.
 */
final class RocketConsumer {

    private static final Logger log = LoggerFactory.getLogger(RocketConsumer.class);

    /** Half a minute; later on, queues are missing because others of the group have them. */
    private static final int PROMPT_LOOKS = 30;

    private final RocketConnection connection;
    private final MessageSettings settings;
    private final String topic;
    private final String group;
    private final int attemptsMax;
    private final BiPredicate<MessageExt, Integer> taker;

    private ScheduledExecutorService timer;
    private DefaultMQPushConsumer consumer;
    private boolean silent;
    private int looks;

    /**
     * @param attemptsMax deliveries of one message, then it is parked
     * @param taker       takes in a message at its n-th delivery; answers false to get it again
     */
    RocketConsumer(
            RocketConnection connection,
            MessageSettings settings,
            String topic,
            String group,
            int attemptsMax,
            BiPredicate<MessageExt, Integer> taker) {
        this.connection = connection;
        this.settings = settings;
        this.topic = topic;
        this.group = group;
        this.attemptsMax = attemptsMax;
        this.taker = taker;
    }

    synchronized void start() {
        if (timer == null && connection.isConfigured()) {
            timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("look-" + group).factory());
            timer.scheduleWithFixedDelay(this::look, 0, settings.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    synchronized boolean isStarted() {
        return timer != null;
    }

    /** Messages that are being taken in are finished, for a while; all others will be delivered again. */
    synchronized void stop() {
        if (timer == null) {
            return;
        }
        timer.shutdownNow();
        timer = null;
        if (consumer != null) {
            consumer.suspend();
            consumer.shutdown();
            consumer = null;
        }
    }

    private synchronized void look() {
        if (timer == null) {
            return;
        }
        try {
            if (consumer == null) {
                if (connection.answers()) {
                    consumer = started();
                    looks = 0;
                    log.info("group={} topic={} takes letters in", group, topic);
                }
            } else {
                lookForQueues(inside(consumer));
            }
            silent = false;
        } catch (MQClientException | RuntimeException e) {
            if (!silent) {
                log.warn("group={} topic={} cannot take letters in yet: {}", group, topic, e.toString());
            }
            silent = true;
        }
    }

    /**
     * RocketMQ itself looks every 20 s, which is how long letters would wait whose topic is there later than this, or which
     * failed at the first attempt that this group has ever made.
     */
    private void lookForQueues(DefaultMQPushConsumerImpl consuming) {
        boolean rightAfterTheStart = looks++ < PROMPT_LOOKS;
        if (isWithout(topic, consuming) && (rightAfterTheStart || looks % PROMPT_LOOKS == 0)) {
            askForQueues(topic, consuming);
        }
        String repeated = MixAll.getRetryTopic(group);
        if (isWithout(repeated, consuming) && rightAfterTheStart) { // afterwards another of the group has it
            askForQueues(repeated, consuming);
        }
    }

    private static boolean isWithout(String topic, DefaultMQPushConsumerImpl consuming) {
        return consuming.getRebalanceImpl().getProcessQueueTable().keySet().stream()
                .noneMatch(queue -> queue.getTopic().equals(topic));
    }

    private void askForQueues(String topic, DefaultMQPushConsumerImpl consuming) {
        if (connection.answers()) {
            consuming.getmQClientFactory().updateTopicRouteInfoFromNameServer(topic);
            consuming.getmQClientFactory().sendHeartbeatToAllBrokerWithLock();
            consuming.getmQClientFactory().rebalanceImmediately();
        }
    }

    /** The only way to see what is assigned, and to have it done now. */
    @SuppressWarnings("deprecation")
    private static DefaultMQPushConsumerImpl inside(DefaultMQPushConsumer consumer) {
        return consumer.getDefaultMQPushConsumerImpl();
    }

    private DefaultMQPushConsumer started() throws MQClientException {
        DefaultMQPushConsumer starting = connection.configure(new DefaultMQPushConsumer(group));
        starting.subscribe(topic, "*");
        starting.setAllocateMessageQueueStrategy(new EachClientOnce());
        // a group that is new here has not had the letters which were there before it
        starting.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        starting.setConsumeThreadMin(settings.consumerThreads());
        starting.setConsumeThreadMax(settings.consumerThreads());
        starting.setConsumeMessageBatchMaxSize(1);
        starting.setPullThresholdForQueue(settings.buffered());
        starting.setMaxReconsumeTimes(attemptsMax - 1); // RocketMQ counts the deliveries after the first
        starting.setAwaitTerminationMillisWhenShutdown(settings.closeWithin().toMillis());
        starting.registerMessageListener((MessageListenerConcurrently) this::take);
        starting.start();
        return starting;
    }

    private ConsumeConcurrentlyStatus take(List<MessageExt> messages, ConsumeConcurrentlyContext context) {
        MessageExt message = messages.getFirst();
        int attempt = message.getReconsumeTimes() + 1;
        if (taker.test(message, attempt)) {
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        }
        context.setDelayLevelWhenNextConsume(settings.pauseLevelAfter(attempt));
        return ConsumeConcurrentlyStatus.RECONSUME_LATER;
    }
}
