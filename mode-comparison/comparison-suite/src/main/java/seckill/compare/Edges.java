package seckill.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import seckill.compare.network.Edge;
import seckill.compare.network.Weather;
import seckill.launcher.Address;
import seckill.launcher.Assembly;
import seckill.launcher.RunningStack;

/**
 * Who calls whom in the compared shop: each participant is called over one edge, and each process has one of its own to the database and to the coordinator,
 * to Nacos, the gateway to Redis, too; all call the broker over one, for it says itself where it is. A process that is all of the shop has one to Redis, and one to each database that it knows. Processes are told of
 * them by system properties, which go before what the launcher writes.
 */
final class Edges implements AutoCloseable {

    private static final Map<String, String> SCHEMAS = Map.of("stock", "stock", "order", "orders", "payment", "payment", "gateway", "gateway");
    private static final String GATEWAY = "gateway";
    private static final String MONOLITH = "monolith";

    static final String TO_BROKER = "broker";


    /** Nacos is called at two ports, so far apart. */
    private static final int NACOS_GRPC = 1_000;

    /** From the name server's port to the broker's. */
    private static final int BROKER = 1_035;

    /** Another address of this machine, where that has more than one: a broker says under which address and port it is, and its port is taken by itself. */
    private static final String BESIDE_LOOPBACK = "127.0.0.2";

    private static final boolean HAS_ONE_TO_THE_BROKER = canListenAt(BESIDE_LOOPBACK);

    private final Map<String, List<Edge>> edges = new LinkedHashMap<>();
    private final Map<String, List<String>> flags = new TreeMap<>();

    private Edges() {}

    /**
     * @param ports of every process
     * @param free  for edges that must be at certain distances
     */
    static Edges of(Assembly assembly, Map<String, Integer> ports, FreePorts free) {
        return switch (assembly) {
            case MODULES -> ofModules(ports, free);
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

    private static Edges ofModules(Map<String, Integer> ports, FreePorts free) {
        Edges edges = new Edges();
        for (String process : new TreeSet<>(SCHEMAS.keySet())) {
            if (!process.equals(GATEWAY)) {
                edges.add(process, process, ports.get(process), "-DDUBBO_PORT_TO_REGISTRY=%d");
            }
            edges.add(process, process + "-database", ports.get("database"), "-Dspring.datasource.url=" + url(SCHEMAS.get(process)));
            edges.add(process, process + "-tc", ports.get("tc"), "-Dseckill.tc.address=127.0.0.1:%d");
            edges.toNacos(process, ports.get("nacos"), free.next(NACOS_GRPC));
        }
        if (HAS_ONE_TO_THE_BROKER) {
            edges.toBroker(ports.get("rocketmq") + BROKER);
        }
        edges.add(GATEWAY, "gateway-redis", ports.get("redis"), "-Dspring.data.redis.port=%d");
        return edges;
    }

    private void add(String process, String name, int target, String flag) {
        Edge edge = Edge.to(target);
        edges.put(name, List.of(edge));
        tell(process, flag.replace("%d", Integer.toString(edge.port())));
    }

    private void toNacos(String process, int nacos, int port) {
        InetAddress here = InetAddress.getLoopbackAddress();
        edges.put(process + "-nacos", List.of(Edge.at(here, port, nacos), Edge.at(here, port + NACOS_GRPC, nacos + NACOS_GRPC)));
        tell(process, "-Dseckill.nacos.server-addr=127.0.0.1:" + port);
    }

    private void toBroker(int broker) {
        edges.put(TO_BROKER, List.of(Edge.at(beside(), broker, broker)));
        tell("rocketmq", "-Dseckill.rocketmq.advertised-host=" + BESIDE_LOOPBACK);
    }

    private void tell(String process, String flag) {
        flags.computeIfAbsent(process, key -> new ArrayList<>()).add(flag);
    }

    static boolean hasOneToTheBroker() {
        return HAS_ONE_TO_THE_BROKER;
    }

    private static InetAddress beside() {
        try {
            return InetAddress.getByName(BESIDE_LOOPBACK);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean canListenAt(String host) {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return probe.isBound();
        } catch (IOException thereIsNone) {
            return false;
        }
    }

    /** A participant, or caller and server as in {@code stock-database}. */
    SortedSet<String> names() {
        return new TreeSet<>(edges.keySet());
    }

    void is(String name, Weather weather) {
        edges.get(name).forEach(edge -> edge.is(weather));
    }

    /** For the JVM of a process. */
    List<String> flags(String process) {
        return flags.getOrDefault(process, List.of());
    }

    @Override
    public void close() {
        edges.values().forEach(it -> it.forEach(Edge::close));
    }
}
