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
import seckill.launcher.Assembly;
import seckill.launcher.RunningStack;

/**
 * Who calls whom in the compared shop: each participant is called over one edge, and each process has one of its own to the database and to the coordinator,
 * the gateway to Redis, too. A process that is all of the shop has one to Redis, and one to each database that it knows. Processes are told of
 * them by system properties, which go before what the launcher writes.
 */
final class Edges implements AutoCloseable {

    private static final Map<String, String> SCHEMAS = Map.of("stock", "stock", "order", "orders", "payment", "payment", "gateway", "gateway");
    private static final String GATEWAY = "gateway";
    private static final String MONOLITH = "monolith";

    private final Map<String, Edge> edges = new LinkedHashMap<>();
    private final Map<String, List<String>> flags = new TreeMap<>();

    private Edges() {}

    /** @param ports of every process */
    static Edges of(Assembly assembly, Map<String, Integer> ports) {
        return switch (assembly) {
            case MODULES -> ofModules(ports);
            case MONOLITH -> ofAMonolith(ports).toDatabase("monolith-database", "monolith", "spring.datasource.url", ports);
            case MONOLITH_WITH_DATABASES -> {
                Edges edges = ofAMonolith(ports).toDatabase("gateway-database", "gateway", "spring.datasource.url", ports);
                SCHEMAS.entrySet().stream().filter(it -> !it.getKey().equals(GATEWAY)).forEach(it -> edges.toDatabase(
                        it.getKey() + "-database", it.getValue(), "seckill.jta.databases." + it.getValue() + ".url", ports));
                yield edges;
            }
        };
    }

    private static Edges ofAMonolith(Map<String, Integer> ports) {
        Edges edges = new Edges();
        edges.add(MONOLITH, "monolith-redis", ports.get("redis"), "-Dspring.data.redis.port=%d");
        return edges;
    }

    private Edges toDatabase(String name, String schema, String key, Map<String, Integer> ports) {
        add(MONOLITH, name, ports.get("database"), "-D" + key + "=" + url(schema));
        return this;
    }

    private static String url(String schema) {
        return RunningStack.jdbcUrl(new Address("127.0.0.1", 0), schema).replace(":0/", ":%d/");
    }

    private static Edges ofModules(Map<String, Integer> ports) {
        Edges edges = new Edges();
        for (String process : new TreeSet<>(SCHEMAS.keySet())) {
            if (!process.equals(GATEWAY)) {
                edges.add(process, process, ports.get(process), "-DDUBBO_PORT_TO_REGISTRY=%d");
            }
            edges.add(process, process + "-database", ports.get("database"), "-Dspring.datasource.url=" + url(SCHEMAS.get(process)));
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
