package seckill.compare;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import seckill.compare.faults.Fault;
import seckill.compare.faults.FaultAgent;
import seckill.compare.faults.Injection;
import seckill.compare.network.Weather;
import seckill.launcher.Assembly;
import seckill.launcher.EnvironmentException;
import seckill.launcher.Home;
import seckill.launcher.OperatorApi;
import seckill.launcher.Progress;
import seckill.launcher.RunningProcess;
import seckill.launcher.RunningStack;
import seckill.launcher.Stack;
import seckill.launcher.StackOptions;
import seckill.launcher.audit.Audit;
import seckill.launcher.audit.AuditReport;
import seckill.launcher.demo.ShopApi;

/** A shop of its own, in a home and on ports of its own: what its processes say to one another
 * goes over edges that can be slow or broken. */
final class CompareStack implements AutoCloseable {

    private static final List<String> PARTICIPANTS = List.of("stock", "order", "payment");
    private static final List<String> WITH_METRICS = List.of("stock", "order", "payment", "gateway");
    private static final List<String> WITH_AGENT = List.of("tc", "rocketmq", "stock", "order", "payment", "gateway");

    /** The other processes, and at which distances they take further ports: Nacos' for gRPC, the TC's console, the broker's. */
    private static final Map<String, int[]> OTHERS = Map.of(
            "gateway", new int[0], "database", new int[0], "redis", new int[0],
            "nacos", new int[] {1_000, 1_001}, "tc", new int[] {-1_000}, "rocketmq", new int[] {1_033, 1_035});

    /** A JVM that is to keep its classes for the next may not let an agent in. */
    private static final String ONLY_USE_CLASSES = "-Xshare:auto";

    private final Stack stack;
    private final Edges edges;
    private final Map<String, FaultAgent> agents = new HashMap<>();
    private final Map<String, String> settings;
    private final FreePorts free;
    private final OperatorApi operator;
    private final ShopApi shop;

    private CompareStack(Stack stack, Edges edges, Map<String, String> settings, FreePorts free) {
        this.stack = stack;
        this.edges = edges;
        this.settings = settings;
        this.free = free;
        this.operator = OperatorApi.login(stack.baseUrl(), stack.secrets());
        this.shop = new ShopApi(stack.baseUrl());
    }

    static CompareStack up(Path root, Home home, Progress progress) {
        FreePorts free = FreePorts.of(home);
        Map<String, Integer> ports = new HashMap<>();
        OTHERS.forEach((process, distances) -> ports.put(process, free.next(distances)));
        PARTICIPANTS.forEach(participant -> ports.put(participant, free.next()));
        WITH_METRICS.forEach(process -> ports.put(process + "-management", free.next()));
        Edges edges = Edges.to(ports);
        Map<String, List<String>> flags = new HashMap<>();
        for (String process : WITH_AGENT) {
            flags.put(process, Stream.concat(Stream.of(ONLY_USE_CLASSES), edges.flags(process).stream()).toList());
        }
        Map<String, String> settings = Map.of("edges", String.join(" ", edges.names()), "flags", ONLY_USE_CLASSES);
        Stack stack = Stack.of(root, home, new StackOptions(
                Assembly.MODULES, Optional.empty(), ports, flags, Map.of(), true, Optional.empty()));
        stack.wipe(Progress.NONE);
        try {
            stack.up(progress);
            return new CompareStack(stack, edges, settings, free);
        } catch (RuntimeException e) {
            stack.down(Progress.NONE);
            edges.close();
            throw e;
        }
    }

    OperatorApi operator() {
        return operator;
    }

    ShopApi shop() {
        return shop;
    }

    Stack itself() {
        return stack;
    }

    /** What it was started with that is not as a shop has it. */
    Map<String, String> settings() {
        return settings;
    }

    /** All calls of participants. */
    void weatherAmongModulesIs(Weather weather) {
        PARTICIPANTS.forEach(participant -> edges.named(participant).is(weather));
    }

    /** @param edge as {@link Edges#names} has it */
    void weatherIs(String edge, Weather weather) {
        edges.named(edge).is(weather);
    }

    void weatherIsFine() {
        edges.names().forEach(edge -> edges.named(edge).is(Weather.FINE));
    }

    /** Starts whatever does not run. */
    void mend() {
        stack.up(Progress.NONE);
    }

    Injection inject(Fault fault) {
        FaultAgent agent = agents.computeIfAbsent(fault.process(), process -> new FaultAgent(free.next()));
        return Injection.of(fault, stack.running(), stack.home(), agent);
    }

    AuditReport audit(Duration settlesWithin) {
        return Audit.of(stack.home(), stack.running()).run(settlesWithin);
    }

    /** By an account that may only read. */
    Connection reader() throws SQLException {
        return stack.running().connectForAudit(stack.home(), "gateway");
    }

    /** By one that may do everything, for figures of the server itself and for schemas of controls. */
    Connection root() throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl("gateway"), "root", rootPassword());
    }

    String rootPassword() {
        return stack.secrets().get("database-root-password");
    }

    /** By each process that counts; one that does not answer is missing. */
    Map<String, Counted> counted() {
        RunningStack running = stack.running();
        Map<String, Counted> all = new HashMap<>();
        for (RunningProcess process : running.processes()) {
            running.management(stack.home(), process.name()).ifPresent(management -> {
                try {
                    all.put(process.name(), Counted.by(process, management));
                } catch (EnvironmentException dead) {
                    return;
                }
            });
        }
        return all;
    }

    RedissonClient redis() {
        Config config = new Config();
        config.setPassword(stack.running().redisPassword(stack.home()));
        config.useSingleServer()
                .setAddress("redis://" + stack.running().redis())
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(8)
                .setSubscriptionConnectionMinimumIdleSize(0);
        return Redisson.create(config);
    }

    @Override
    public void close() {
        operator.close();
        shop.close();
        stack.down(Progress.NONE);
        edges.close();
    }
}
