package seckill.messages;

import java.util.List;
import java.util.Set;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.apache.rocketmq.remoting.netty.NettyRemotingClient;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.filter.FilterAPI;
import org.apache.rocketmq.remoting.protocol.header.GetConsumerListByGroupRequestHeader;
import org.apache.rocketmq.remoting.protocol.header.GetConsumerListByGroupResponseBody;
import org.apache.rocketmq.remoting.protocol.heartbeat.ConsumeType;
import org.apache.rocketmq.remoting.protocol.heartbeat.ConsumerData;
import org.apache.rocketmq.remoting.protocol.heartbeat.HeartbeatData;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;

/** One more connection of the consumer that a group has, as its broker sees it; nobody reads anything over it. */
final class SecondConnection implements AutoCloseable {

    private static final long WITHIN_MS = 5_000;

    private final NettyRemotingClient connection = new NettyRemotingClient(new NettyClientConfig());
    private final String group;
    private final Broker broker;

    private SecondConnection(String group, Broker broker) {
        this.group = group;
        this.broker = broker;
        connection.start();
    }

    static SecondConnection of(String group, String topic, Broker broker) throws Exception {
        SecondConnection second = new SecondConnection(group, broker);
        second.introducesItself(second.consumers().getFirst(), topic);
        return second;
    }

    private void introducesItself(String client, String topic) throws Exception {
        ConsumerData reads = new ConsumerData();
        reads.setGroupName(group);
        reads.setConsumeType(ConsumeType.CONSUME_PASSIVELY);
        reads.setMessageModel(MessageModel.CLUSTERING);
        reads.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        reads.setSubscriptionDataSet(Set.of(
                FilterAPI.buildSubscriptionData(topic, "*"), FilterAPI.buildSubscriptionData(MixAll.getRetryTopic(group), "*")));
        HeartbeatData heartbeat = new HeartbeatData();
        heartbeat.setClientID(client);
        heartbeat.setConsumerDataSet(Set.of(reads));
        RemotingCommand says = RemotingCommand.createRequestCommand(RequestCode.HEART_BEAT, null);
        says.setBody(heartbeat.encode());
        answered(says);
    }

    /** The group's, as its broker tells them to each of them: once for each connection. */
    List<String> consumers() throws Exception {
        GetConsumerListByGroupRequestHeader whose = new GetConsumerListByGroupRequestHeader();
        whose.setConsumerGroup(group);
        byte[] body = answered(RemotingCommand.createRequestCommand(RequestCode.GET_CONSUMER_LIST_BY_GROUP, whose)).getBody();
        return GetConsumerListByGroupResponseBody.decode(body, GetConsumerListByGroupResponseBody.class).getConsumerIdList();
    }

    private RemotingCommand answered(RemotingCommand request) throws Exception {
        RemotingCommand answer = connection.invokeSync(broker.address(), request, WITHIN_MS);
        if (answer.getCode() != ResponseCode.SUCCESS) {
            throw new MQBrokerException(answer.getCode(), answer.getRemark());
        }
        return answer;
    }

    @Override
    public void close() {
        connection.shutdown();
    }
}
