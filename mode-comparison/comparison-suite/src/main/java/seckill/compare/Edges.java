package seckill.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import seckill.compare.network.Edge;
import seckill.launcher.Address;
import seckill.launcher.RunningStack;

/**
 * Who calls whom in the compared shop: each participant is called over one edge, and each process has one of its own to the database and to the coordinator,
 * the gateway to Redis, too. Processes are told of them by system properties, which go before what the launcher writes.
 */
final class Edges implements AutoCloseable {

    private static final Map<String, String> SCHEMAS = Map.of("stock", "stock", "order", "orders", "payment", "payment", "gateway", "gateway");
    private static final String GATEWAY = "gateway";

    private final Map<String, Edge> edges = new LinkedHashMap<>();
    private final Map<String, List<String>> flags = new TreeMap<>();

    private Edges() {}

    /** @param ports of every process */
    static Edges to(Map<String, Integer> ports) {
        Edges edges = new Edges();
        for (String process : new TreeSet<>(SCHEMAS.keySet())) {
            if (!process.equals(GATEWAY)) {
                edges.add(process, process, ports.get(process), "-DDUBBO_PORT_TO_REGISTRY=%d");
            }
            String url = RunningStack.jdbcUrl(new Address("127.0.0.1", 0), SCHEMAS.get(process)).replace(":0/", ":%d/");
            edges.add(process, process + "-database", ports.get("database"), "-Dspring.datasource.url=" + url);
            edges.add(process, process + "-tc", ports.get("tc"), "-Dseckill.tc.address=127.0.0.1:%d");
        }
        edges.add(GATEWAY, "gateway-redis", ports.get("redis"), "-Dspring.data.redis.port=%d");
        return edges;
    }

    private void add(String process, String name, int target, String flag) {
        Edge edge = Edge.to(target);
        edges.put(name, edge);
        flags.computeIfAbsent(process, key -> new ArrayList<>()).add(flag.replace("%d", Integer.toString(edge.port())));
    }

    /** A participant, or caller and server as in {@code stock-database}. */
    SortedSet<String> names() {
        return new TreeSet<>(edges.keySet());
    }

    Edge named(String name) {
        return edges.get(name);
    }

    /** For the JVM of a process. */
    List<String> flags(String process) {
        return flags.getOrDefault(process, List.of());
    }

    @Override
    public void close() {
        edges.values().forEach(Edge::close);
    }
}
