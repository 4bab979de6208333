package seckill.launcher.rocketmq;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import seckill.launcher.Address;

/** A name server of RocketMQ: who has a topic. */
public record NameServer(Address address) {

    /** A master is the broker with this number; the others are copies of it. */
    private static final String MASTER = "0";

    /** Whether clients would find a broker for each of them. */
    public boolean knows(Collection<String> topics) throws IOException {
        try (Remoting connection = Remoting.to(address)) {
            for (String topic : topics) {
                if (route(connection, topic).isEmpty()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The masters that have at least one of these topics. */
    List<Address> brokersOf(Collection<String> topics) throws IOException {
        TreeSet<String> found = new TreeSet<>();
        try (Remoting connection = Remoting.to(address)) {
            for (String topic : topics) {
                route(connection, topic).ifPresent(route -> route.path("brokerDatas")
                        .forEach(broker -> found.add(broker.path("brokerAddrs").path(MASTER).asText())));
            }
        }
        found.remove("");
        return found.stream().map(Address::of).toList();
    }

    private static Optional<JsonNode> route(Remoting connection, String topic) throws IOException {
        Answer answer = connection.ask(
                Question.ROUTE, Map.of("topic", topic, "acceptStandardJsonOnly", "true"), new byte[0]);
        if (answer.code() == Answer.NO_SUCH_TOPIC) {
            return Optional.empty();
        }
        if (!answer.isYes()) {
            throw new IOException("the name server does not tell where " + topic + " is: " + answer);
        }
        return Optional.of(answer.json());
    }
}
