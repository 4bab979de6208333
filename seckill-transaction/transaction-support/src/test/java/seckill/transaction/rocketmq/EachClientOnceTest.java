package seckill.transaction.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.rocketmq.client.consumer.AllocateMessageQueueStrategy;
import org.apache.rocketmq.client.consumer.rebalance.AllocateMessageQueueAveragely;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.Test;

class EachClientOnceTest {

    private static final List<MessageQueue> QUEUES =
            IntStream.range(0, 4).mapToObj(number -> new MessageQueue("stops", "broker", number)).toList();

    @Test
    void a_client_with_two_connections_has_all_queues() {
        assertThat(read(new EachClientOnce(), List.of("a", "a"))).containsExactlyElementsOf(QUEUES);
    }

    /** The control: what RocketMQ does by itself. */
    @Test
    void otherwise_nobody_reads_half_of_them() {
        assertThat(read(new AllocateMessageQueueAveragely(), List.of("a", "a"))).hasSize(2);
    }

    @Test
    void two_clients_share_them_however_many_connections_they_have() {
        List<String> clients = List.of("a", "a", "b");

        assertThat(new EachClientOnce().allocate("group", "a", QUEUES, clients)).hasSize(2);
        assertThat(read(new EachClientOnce(), clients)).containsExactlyInAnyOrderElementsOf(QUEUES);
    }

    /** What all clients together read. */
    private static List<MessageQueue> read(AllocateMessageQueueStrategy strategy, List<String> clients) {
        Stream<String> each = clients.stream().distinct();
        return each.flatMap(client -> strategy.allocate("group", client, QUEUES, clients).stream()).toList();
    }
}
