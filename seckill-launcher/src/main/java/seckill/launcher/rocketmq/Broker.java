package seckill.launcher.rocketmq;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import seckill.launcher.Address;

/** One broker: how far its queues are written, and how far they are read. */
final class Broker implements AutoCloseable {

    /** A broker may be configured to tell its topics in pages; the first is as large as it likes. */
    private static final Map<String, String> FROM_THE_FIRST =
            Map.of("topicSeq", "0", "dataVersion", "", "maxTopicNum", Integer.toString(Integer.MAX_VALUE));

    private final Remoting connection;
    /** Number of queues by topic. */
    private final Map<String, Integer> topics;

    private Broker(Remoting connection, Map<String, Integer> topics) {
        this.connection = connection;
        this.topics = topics;
    }

    static Broker at(Address address) throws IOException {
        Remoting connection = Remoting.to(address);
        try {
            return new Broker(connection, topics(connection));
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private static Map<String, Integer> topics(Remoting connection) throws IOException {
        Answer answer = connection.get(Question.TOPICS, FROM_THE_FIRST);
        Map<String, Integer> topics = new TreeMap<>();
        answer.json().path("topicConfigTable").properties().forEach(topic ->
                topics.put(topic.getKey(), topic.getValue().path("readQueueNums").asInt()));
        if (topics.size() < answer.number("totalTopicNum")) {
            throw new IOException("the broker tells only " + topics.size() + " of its topics: " + answer.header());
        }
        return topics;
    }

    LettersLeft lettersLeft() throws IOException {
        List<Letters> unread = new ArrayList<>();
        for (String topic : topics.keySet()) {
            if (Topics.areOurs(topic)) {
                addUnread(topic, unread);
            }
        }
        List<Letters> half = new ArrayList<>();
        add(Topics.HALF, "", unreadBy(Topics.HALF_GROUP, Topics.HALF), half);
        List<Letters> discarded = new ArrayList<>();
        add(Topics.DISCARDED, "", unreadBy(Topics.DISCARDED_GROUP, Topics.DISCARDED), discarded);
        List<Letters> delayed = new ArrayList<>();
        add(Topics.DELAYED, "", delayed(), delayed);
        return new LettersLeft(unread, delayed, half, discarded);
    }

    private static void add(String topic, String group, long count, List<Letters> to) {
        if (count > 0) {
            to.add(new Letters(topic, group, count));
        }
    }

    /** What nobody has ever begun to read is unread as a whole. */
    private void addUnread(String topic, List<Letters> unread) throws IOException {
        TreeSet<String> groups = new TreeSet<>();
        connection.get(Question.GROUPS_OF_TOPIC, Map.of("topic", topic)).json().path("groupList").forEach(group -> {
            if (group.asText().startsWith(Topics.OURS)) {
                groups.add(group.asText());
            }
        });
        if (groups.isEmpty()) {
            add(topic, "nobody", kept(topic), unread);
        }
        for (String group : groups) {
            add(topic, group, unreadBy(group, topic), unread);
        }
    }

    private long unreadBy(String group, String topic) throws IOException {
        long unread = 0;
        for (int queue = 0; queue < queues(topic); queue++) {
            // a reader that is ahead of one queue makes up for nothing in another
            unread += Math.max(0, end(topic, queue) - readUpTo(group, topic, queue));
        }
        return unread;
    }

    /** What the topic still has, read or not. */
    private long kept(String topic) throws IOException {
        long kept = 0;
        for (int queue = 0; queue < queues(topic); queue++) {
            kept += end(topic, queue) - begin(topic, queue);
        }
        return kept;
    }

    /** The queue with the number n is that of the level n + 1; one without an entry has delivered nothing yet. */
    private long delayed() throws IOException {
        JsonNode delivered = connection.get(Question.DELAYS_DELIVERED_UP_TO, Map.of()).json().path("offsetTable");
        long delayed = 0;
        for (int queue = 0; queue < queues(Topics.DELAYED); queue++) {
            long end = end(Topics.DELAYED, queue);
            JsonNode upTo = delivered.path(Integer.toString(queue + 1));
            delayed += end - Math.min(end, upTo.isMissingNode() ? begin(Topics.DELAYED, queue) : upTo.asLong());
        }
        return delayed;
    }

    private long readUpTo(String group, String topic, int queue) throws IOException {
        Map<String, String> which =
                Map.of("consumerGroup", group, "topic", topic, "queueId", Integer.toString(queue), "setZeroIfNotFound", "false");
        Answer answer = connection.ask(Question.CONSUMED_UP_TO, which, new byte[0]);
        if (answer.code() == Answer.NOT_FOUND) {
            return begin(topic, queue);
        }
        if (!answer.isYes()) {
            throw new IOException("the broker does not tell how far " + group + " has read " + topic + ": " + answer);
        }
        return answer.number("offset");
    }

    private long end(String topic, int queue) throws IOException {
        return offset(Question.END_OF_QUEUE, topic, queue);
    }

    private long begin(String topic, int queue) throws IOException {
        return Math.max(0, offset(Question.BEGIN_OF_QUEUE, topic, queue));
    }

    private long offset(int question, String topic, int queue) throws IOException {
        return connection.get(question, Map.of("topic", topic, "queueId", Integer.toString(queue), "committed", "true"))
                .number("offset");
    }

    /** A topic that is not there has none. */
    private int queues(String topic) {
        return topics.getOrDefault(topic, 0);
    }

    @Override
    public void close() {
        connection.close();
    }
}
