package seckill.transaction.rocketmq;

import java.util.List;
import org.apache.rocketmq.client.consumer.AllocateMessageQueueStrategy;
import org.apache.rocketmq.client.consumer.rebalance.AllocateMessageQueueAveragely;
import org.apache.rocketmq.common.message.MessageQueue;

/**
 * Shares the queues of a topic evenly among the consumers of a group, each of them counted once.
 *
 * <p>A broker names a consumer once for each of its connections. A client that has two of them, of which it knows one, would leave half of the
 * queues to itself under the other name, where nobody reads them until that connection has been idle for two minutes. RocketMQ's client comes to
 * two when a broker dies and is back within some seconds: a call on the old connection times out, and the new one is forgotten instead of the
 * old (apache/rocketmq#11161; 5.3.1 to 5.5.0 have it).
 */
final class EachClientOnce implements AllocateMessageQueueStrategy {

    private final AllocateMessageQueueStrategy evenly = new AllocateMessageQueueAveragely();

    @Override
    public List<MessageQueue> allocate(String group, String client, List<MessageQueue> queues, List<String> clients) {
        return evenly.allocate(group, client, queues, clients.stream().distinct().toList());
    }

    @Override
    public String getName() {
        return "EACH_ONCE";
    }
}
