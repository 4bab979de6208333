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
import seckill.compare.history.Tables;
import seckill.compare.network.Weather;
import seckill.launcher.RedisUser;
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
    private static final List<String> WITH_AGENT = List.of("tc", "rocketmq", "stock", "order", "payment", "gateway", "monolith");
    private static final List<String> WITH_METRICS = List.of("stock", "order", "payment", "gateway", "monolith");

    /** Who takes further ports, and at which distances: Nacos for gRPC, the TC for its console, the broker. */
    private static final Map<String, int[]> MORE_PORTS = Map.of(
            "nacos", new int[] {1_000, 1_001}, "tc", new int[] {-1_000}, "rocketmq", new int[] {1_033, 1_035});

    private static final List<String> OF_MODULES =
            List.of("gateway", "database", "redis", "nacos", "tc", "rocketmq", "stock", "order", "payment");
    private static final List<String> OF_A_MONOLITH = List.of("monolith", "database", "redis");

    /** A JVM that is to keep its classes for the next may not let an agent in. */
    private static final String ONLY_USE_CLASSES = "-Xshare:auto";

    /** Orders of an earlier workload that nobody pays would give their units back in a later one, whose books would not balance. */
    private static final String UNPAID_ORDERS_STAY = "-Dseckill.checkout.pay-within=24h";

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

    /** @param home in which the stack of each assembly has a folder of its own */
    static CompareStack up(Path root, Home home, Assembly assembly, Progress progress) {
        return up(root, home, assembly, progress, List.of());
    }

    /** @param more flags of its processes */
    static CompareStack up(Path root, Home home, Assembly assembly, Progress progress, List<String> more) {
        Home own = home(home, assembly);
        FreePorts free = FreePorts.of(own);
        Map<String, Integer> ports = new HashMap<>();
        for (String process : assembly.isMonolith() ? OF_A_MONOLITH : OF_MODULES) {
            ports.put(process, free.next(MORE_PORTS.getOrDefault(process, new int[0])));
            if (WITH_METRICS.contains(process)) {
                ports.put(process + "-management", free.next());
            }
        }
        Edges edges = Edges.of(assembly, ports, free);
        Map<String, List<String>> flags = new HashMap<>();
        for (String process : WITH_AGENT) {
            flags.put(process, Stream.of(List.of(ONLY_USE_CLASSES, UNPAID_ORDERS_STAY), more, edges.flags(process)).flatMap(List::stream).toList());
        }
        Map<String, String> settings = Map.of(
                "assembly", assembly.name(), "edges", String.join(" ", edges.names()), "flags", ONLY_USE_CLASSES + " " + UNPAID_ORDERS_STAY);
        Stack stack = Stack.of(root, own, new StackOptions(
                assembly, Optional.empty(), ports, flags, Map.of(), !assembly.isMonolith(), Optional.empty()));
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

    private static Home home(Home home, Assembly assembly) {
        return new Home(home.dir().resolve(assembly.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
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

    /** All calls of participants; there are none within one process. */
    void weatherAmongModulesIs(Weather weather) {
        edges.names().stream().filter(PARTICIPANTS::contains).forEach(participant -> edges.is(participant, weather));
    }

    /** @param edge as {@link Edges#names} has it */
    void weatherIs(String edge, Weather weather) {
        edges.is(edge, weather);
    }

    void weatherIsFine() {
        edges.names().forEach(edge -> edges.is(edge, Weather.FINE));
    }

    /** Starts whatever does not run. */
    void mend() {
        stack.up(Progress.NONE);
    }

    Injection inject(Fault fault) {
        return Injection.of(fault, stack.running(), stack.home(), agentOf(fault.process()));
    }

    /** It enters the process with its first rule. */
    FaultAgent agentOf(String process) {
        return agents.computeIfAbsent(process, it -> new FaultAgent(free.next()));
    }

    AuditReport audit(Duration settlesWithin) {
        return Audit.of(stack.home(), stack.running()).run(settlesWithin);
    }

    /** By an account that may only read. */
    Tables tables() {
        return new Tables() {
            @Override
            public Connection open() throws SQLException {
                return stack.running().connectForAudit(stack.home(), "gateway");
            }

            @Override
            public String schemaOf(String owner) {
                return stack.running().schemaOf(owner);
            }
        };
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
        RedisUser admin = stack.running().redisAdmin(stack.home());
        config.setUsername(admin.name().isEmpty() ? null : admin.name()).setPassword(admin.password());
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
