package seckill.comparison;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A port on which a process of the shop listens: what guards it, or why nothing does.
 *
 * @param name     the process, and how far the port is from its own, or that it is the one for management
 * @param openWhy  why nobody has to say there who he is; empty when he has to
 */
record Door(String name, Optional<String> openWhy) {

    private static final String CALLS = "Dubbo knows no sign-in. The port is on loopback; in a deployment a network policy lets in the gateway only";

    private static final String MANAGEMENT = "health and metrics, which change nothing and name no buyer; decision 40";

    private static final String BROKER = "reads and writes letters between modules, which each of them takes in once and by a known form; RocketMQ's access"
            + " control guards a broker but not its name server, and every client and tool would sign each call. The port is on loopback";

    private static final List<Door> ALL = List.of(
            guarded("database"),
            guarded("redis"),
            guarded("nacos"),
            guarded("nacos+1000"),
            open("nacos+1001", "between the servers of a cluster, of which there is one here; asks for the generated identity of a server"),
            open("nacos-1000", "Raft between the servers of a cluster, of which there is one here; it opens the port nevertheless"),
            open("tc", "Seata's protocol knows no sign-in; what it reads is one codec only (CoordinatorCodecIT). In a deployment a network policy lets in"
                    + " the gateway and the modules only"),
            guarded("tc-1000"),
            open("rocketmq", BROKER),
            open("rocketmq+1033", BROKER),
            open("rocketmq+1035", BROKER),
            open("stock", CALLS),
            open("order", CALLS),
            open("payment", CALLS),
            guarded("gateway"),
            open("gateway management", MANAGEMENT),
            open("stock management", MANAGEMENT),
            open("order management", MANAGEMENT),
            open("payment management", MANAGEMENT));

    static Stream<Door> all() {
        return ALL.stream();
    }

    /** The name of a port, as it stands in the list when it is known. */
    static String name(String process, int own, int management, int port) {
        if (port == management) {
            return process + " management";
        }
        return port == own ? process : "%s%+d".formatted(process, port - own);
    }

    private static Door guarded(String name) {
        return new Door(name, Optional.empty());
    }

    private static Door open(String name, String why) {
        return new Door(name, Optional.of(why));
    }

    @Override
    public String toString() {
        return name;
    }
}
