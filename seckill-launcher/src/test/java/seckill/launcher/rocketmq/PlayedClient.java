package seckill.launcher.rocketmq;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import seckill.launcher.Address;

/** A sender and reader of letters, played by the test: what RocketMQ's client would say, and no more. */
public final class PlayedClient implements AutoCloseable {

    private static final int SEND = 10;
    private static final int READ_UP_TO = 15;
    private static final int CREATE_TOPIC = 17;
    private static final int DECIDE = 37;
    private static final int CREATE_GROUP = 200;

    private static final int HALF = 1 << 2;
    private static final int ROLLBACK = 3 << 2;

    private final Remoting broker;

    private PlayedClient(Remoting broker) {
        this.broker = broker;
    }

    public static PlayedClient of(Address broker) throws IOException {
        return new PlayedClient(Remoting.to(broker));
    }

    public void send(String topic, int queue) throws IOException {
        send(topic, queue, 0, "");
    }

    /** @param level from 1 */
    public void sendDelayed(String topic, int level) throws IOException {
        send(topic, 0, 0, property("DELAY", Integer.toString(level)));
    }

    /** @return what decides it */
    public Map<String, String> sendHalf(String topic) throws IOException {
        Answer stored = send(topic, 0, HALF, property("TRAN_MSG", "true") + property("PGROUP", "seckill-test"));
        String id = stored.header().path("extFields").path("msgId").asText();
        return Map.of(
                "producerGroup", "seckill-test",
                "tranStateTableOffset", Long.toString(stored.number("queueOffset")),
                "commitLogOffset", Long.toString(Long.parseLong(id.substring(id.length() - 16), 16)),
                "fromTransactionCheck", "false",
                "msgId", id);
    }

    public void rollBack(Map<String, String> half) throws IOException {
        Map<String, String> fields = new HashMap<>(half);
        fields.put("commitOrRollback", Integer.toString(ROLLBACK));
        // it is decided by then, whatever it answers: RocketMQ's client does not listen
        broker.ask(DECIDE, fields, new byte[0]);
    }

    public void readUpTo(long offset, String group, String topic, int queue) throws IOException {
        broker.get(READ_UP_TO, Map.of(
                "consumerGroup", group,
                "topic", topic,
                "queueId", Integer.toString(queue),
                "commitOffset", Long.toString(offset)));
    }

    /** A real consumer makes its group known by its heartbeat. */
    public void createGroup(String group) throws IOException {
        byte[] configuration = "{\"groupName\":\"%s\"}".formatted(group).getBytes(StandardCharsets.UTF_8);
        Answer created = broker.ask(CREATE_GROUP, Map.of(), configuration);
        if (!created.isYes()) {
            throw new IOException("no group " + group + ": " + created);
        }
    }

    public void createTopic(String topic) throws IOException {
        broker.get(CREATE_TOPIC, Map.of(
                "topic", topic,
                "defaultTopic", "TBW102",
                "readQueueNums", "1",
                "writeQueueNums", "1",
                "perm", "6",
                "topicFilterType", "SINGLE_TAG",
                "topicSysFlag", "0",
                "order", "false"));
    }

    private Answer send(String topic, int queue, int kind, String properties) throws IOException {
        Map<String, String> fields = new HashMap<>();
        fields.put("producerGroup", "seckill-test");
        fields.put("topic", topic);
        fields.put("defaultTopic", "TBW102");
        fields.put("defaultTopicQueueNums", "4");
        fields.put("queueId", Integer.toString(queue));
        fields.put("sysFlag", Integer.toString(kind));
        fields.put("bornTimestamp", Long.toString(System.currentTimeMillis()));
        fields.put("flag", "0");
        fields.put("properties", property("UNIQ_KEY", "k" + System.nanoTime()) + properties);
        fields.put("reconsumeTimes", "0");
        fields.put("unitMode", "false");
        fields.put("batch", "false");
        Answer stored = broker.ask(SEND, fields, "{}".getBytes(StandardCharsets.UTF_8));
        if (!stored.isYes()) {
            throw new IOException("not stored: " + stored);
        }
        return stored;
    }

    private static String property(String name, String value) {
        return name + '\u0001' + value + '\u0002';
    }

    @Override
    public void close() {
        broker.close();
    }
}
