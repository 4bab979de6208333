package seckill.comparison;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Guarantees.Assembly;
import seckill.compare.faults.Fault;
import seckill.compare.faults.FaultAgent;
import seckill.compare.faults.Injection;
import seckill.compare.faults.Victim;
import seckill.infra.Infrastructure;
import seckill.infra.OutsideServers;
import seckill.infra.Products;
import seckill.launcher.FileTree;
import seckill.launcher.Home;
import seckill.launcher.Progress;
import seckill.launcher.RunningStack;
import seckill.launcher.Secrets;
import seckill.launcher.Stack;
import seckill.launcher.StackOptions;
import seckill.launcher.audit.Audit;
import seckill.launcher.audit.AuditReport;

/**
 * A real stack of one assembly, in a home and on ports of its own, so that a shop which somebody has up stays as it is.
 * The home is {@code mode-comparison/target/stack-ASSEMBLY}; its logs stay there after the run.
 */
final class ShopUnderTest {

    private static final Logger log = LoggerFactory.getLogger(ShopUnderTest.class);

    /** What listens in an assembly, and on which further ports at these distances: Nacos's gRPC, the TC's console, the broker. */
    private static final Map<Assembly, Map<String, int[]>> LISTENERS = Map.of(
            Assembly.MODULES,
            Map.of("database", new int[0], "redis", new int[0], "nacos", new int[] {1_000, 1_001}, "tc", new int[] {-1_000},
                    "rocketmq", new int[] {1_033, 1_035}, "stock", new int[0], "order", new int[0], "payment", new int[0], "gateway", new int[0]),
            Assembly.MONOLITH,
            Map.of("database", new int[0], "redis", new int[0], "monolith", new int[0]),
            Assembly.MONOLITH_WITH_DATABASES,
            Map.of("database", new int[0], "redis", new int[0], "monolith", new int[0]));

    /** Who tells of health and metrics, each on a port of its own. */
    private static final Map<Assembly, List<String>> PROCESSES = Map.of(
            Assembly.MODULES, List.of("gateway", "order", "payment", "stock"),
            Assembly.MONOLITH, List.of("monolith"),
            Assembly.MONOLITH_WITH_DATABASES, List.of("monolith"));

    private static final Map<Assembly, Integer> FIRST_PORT =
            Map.of(Assembly.MODULES, firstPort(), Assembly.MONOLITH, firstPort() + 100,
                    Assembly.MONOLITH_WITH_DATABASES, firstPort() + 150);

    /** Where faults are injected from; the database has no JVM, it is killed from those of its clients. */
    private static final Map<Assembly, List<String>> WITH_AGENT = Map.of(
            Assembly.MODULES, List.of("tc", "rocketmq", "stock", "order", "payment", "gateway"),
            Assembly.MONOLITH, List.of("monolith"),
            Assembly.MONOLITH_WITH_DATABASES, List.of("monolith"));

    /** What a shop does now and then, more often, and what it does at its start for a shorter time: a spec waits for it. */
    private static final List<String> IMPATIENT = List.of(
            "-Dseckill.checkout.cancel-overdue-every=" + overdueEvery().toMillis() + "ms", "-Dseckill.warm-up.at-most=200ms",
            "-Dseckill.reconcile.every=2s", "-Dseckill.reconcile.grace=" + grace().toMillis() + "ms");

    /** A JVM that is to keep its classes for the next may not let an agent in; to keep them first costs more than a run's restarts gain. */
    private static final String ONLY_USE_CLASSES = "-Xshare:auto";

    private final Assembly assembly;
    private final Map<String, FaultAgent> agents;
    private final Home home;
    private final OutsideServers servers;
    private final Stack stack;
    private final Http operator;
    private NacosByHand nacos;

    private ShopUnderTest(Assembly assembly, Map<String, FaultAgent> agents, Home home, OutsideServers servers, Stack stack) {
        this.assembly = assembly;
        this.agents = agents;
        this.home = home;
        this.servers = servers;
        this.stack = stack;
        this.operator = operatorOf(stack);
    }

    private static Http operatorOf(Stack stack) {
        Http nobody = new Http(stack.baseUrl(), "");
        Map<String, String> who =
                Map.of("login", Stack.OPERATOR, "password", stack.secrets().get("operator-password"));
        return nobody.as(Shop.sent(() -> nobody.post("/api/sessions", who)).expectSuccess().field("token"));
    }

    static ShopUnderTest start(Assembly assembly) {
        return start(assembly, assembly.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** A stack that nobody else uses, in a home of that name. */
    static ShopUnderTest start(Assembly assembly, String name) {
        return start(assembly, name, List.of());
    }

    /** @param flags more of them for the JVM of its front */
    static ShopUnderTest start(Assembly assembly, String name, List<String> flags) {
        Home home = new Home(Repository.root().resolve("mode-comparison/target/stack-" + name));
        // a run that was killed may have left processes and data
        Stack.of(Repository.root(), home, StackOptions.modules()).wipe(Progress.NONE);
        return up(assembly, home, Infrastructure.CHOSEN.freshFor(name), flags);
    }

    /** A stack of its own of what is in this backup, whoever made it; a backup goes into the launcher's own servers. */
    static ShopUnderTest restored(Path backup, String name) {
        Home home = new Home(Repository.root().resolve("mode-comparison/target/stack-" + name));
        Stack.of(Repository.root(), home, StackOptions.modules()).wipe(Progress.NONE);
        CommandLine.ending(0, home, "restore", backup.toString());
        return up(Assembly.MODULES, home, OutsideServers.NONE, List.of());
    }

    /** Stops, and starts what this home holds as another assembly. */
    ShopUnderTest as(Assembly other) {
        stop();
        return up(other, home, servers, List.of());
    }

    private static ShopUnderTest up(Assembly assembly, Home home, OutsideServers servers, List<String> frontFlags) {
        Map<String, Integer> ports = freePorts(assembly);
        Map<String, FaultAgent> agents = agents(assembly, ports);
        List<String> ofTheFront = Stream.concat(IMPATIENT.stream(), frontFlags.stream()).toList();
        Stack stack = Stack.of(Repository.root(), home, options(assembly, servers, ports, ofTheFront));
        long begin = System.nanoTime();
        stack.up(Progress.NONE);
        log.info("the {} are up after {} s, on {}", assembly, Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                Products.of(home, stack.running()));
        return new ShopUnderTest(assembly, agents, home, servers, stack);
    }

    private static StackOptions options(
            Assembly assembly, OutsideServers servers, Map<String, Integer> ports, List<String> ofTheFront) {
        Map<String, List<String>> flags = new HashMap<>();
        WITH_AGENT.get(assembly).forEach(component -> flags.put(component, new ArrayList<>(List.of(ONLY_USE_CLASSES))));
        // a trace goes through all processes
        flags.values().forEach(it -> ofTheFront.stream().filter(flag -> flag.startsWith("-Dseckill.traces.")).forEach(it::add));
        flags.get(frontOf(assembly)).addAll(ofTheFront);
        return new StackOptions(asTheLauncherSays(assembly), servers.file(), ports, flags, Map.of(), hasBroker(assembly), Optional.empty());
    }

    private static seckill.launcher.Assembly asTheLauncherSays(Assembly assembly) {
        return seckill.launcher.Assembly.valueOf(assembly.name());
    }

    /** From the start, so that no spec waits for it. */
    private static boolean hasBroker(Assembly assembly) {
        return assembly == Assembly.MODULES;
    }

    void stop() {
        stack.down(Progress.NONE);
    }

    /** Ends a process as a crash would. */
    void kill(String component) {
        if (servers.has(component)) {
            kill(servers.victim(component));
        } else {
            stack.kill(component);
        }
    }

    private static void kill(Victim victim) {
        try {
            Process kill = new ProcessBuilder(victim.killedBy().split(" ")).inheritIO().start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(victim.killedBy() + " has failed");
            }
            await(victim.name() + " is dead").until(() -> !victim.isAlive());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks a process to end, and returns when it has. */
    void end(String component) {
        ProcessHandle process = ProcessHandle.of(running().process(component).orElseThrow().pid()).orElseThrow();
        process.destroy();
        process.onExit().join();
    }

    /** The machine is gone, and another takes its place: nothing runs, no store has anything, the credentials are those of before. */
    void loseEverything() {
        running().processes().reversed().forEach(process -> stack.kill(process.name()));
        stop();
        try {
            FileTree.delete(home.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (this) {
            nacos = null;
        }
    }

    /** Starts whatever does not run. */
    void up() {
        servers.up();
        stack.up(Progress.NONE);
    }

    /** Where faults of this process are injected. */
    FaultAgent agent(String process) {
        return agents.get(process);
    }

    /** The fault, which lies in wait from now on. */
    Injection injected(Fault fault) {
        FaultAgent agent = agents.get(fault.process());
        return servers.has(fault.victim())
                ? Injection.of(fault, servers.victim(fault.victim()), running(), home, agent)
                : Injection.of(fault, running(), home, agent);
    }

    RunningStack running() {
        return stack.running();
    }

    Assembly assembly() {
        return assembly;
    }

    /** The process that buyers talk to. */
    String front() {
        return frontOf(assembly);
    }

    private static String frontOf(Assembly assembly) {
        return assembly == Assembly.MODULES ? "gateway" : "monolith";
    }

    /** Where a process tells of its health and its metrics; nobody signs in there. */
    Http management(String process) {
        return new Http("http://" + running().management(home, process).orElseThrow(), "");
    }

    /** How often this shop looks for overdue orders. */
    static Duration overdueEvery() {
        return Duration.ofSeconds(1);
    }

    /** For how long this shop's reconciliation leaves an order alone of which a checkout has ended. */
    static Duration grace() {
        return Duration.ofMillis(300);
    }

    Home home() {
        return home;
    }

    /** Somebody who is signed in at Nacos. */
    synchronized NacosByHand nacos() {
        if (nacos == null) {
            nacos = NacosByHand.of(this);
        }
        return nacos;
    }

    /** Somebody who is signed in as the operator; the session outlives restarts. */
    Http operator() {
        return operator;
    }

    Secrets secrets() {
        return Secrets.of(home);
    }

    AuditReport audit(Duration settlesWithin) {
        return Audit.of(home, running()).run(settlesWithin);
    }

    /** Another folder, other ports: while a process is dead, the specs of another folder must not take its port. */
    private static int firstPort() {
        return 24_000 + Math.floorMod(Repository.root().hashCode(), 38) * 200;
    }

    private static Map<String, Integer> freePorts(Assembly assembly) {
        Map<String, Integer> chosen = new HashMap<>();
        int port = FIRST_PORT.get(assembly);
        for (String component : List.copyOf(LISTENERS.get(assembly).keySet()).stream().sorted().toList()) {
            while (!allFree(port, LISTENERS.get(assembly).get(component))) {
                port++;
            }
            chosen.put(component, port++);
        }
        for (String process : PROCESSES.get(assembly)) {
            while (!isFree(port)) {
                port++;
            }
            chosen.put(process + "-management", port++);
        }
        return chosen;
    }

    private static Map<String, FaultAgent> agents(Assembly assembly, Map<String, Integer> taken) {
        Map<String, FaultAgent> agents = new HashMap<>();
        int port = Collections.max(taken.values());
        for (String component : WITH_AGENT.get(assembly)) {
            do {
                port++;
            } while (!isFree(port));
            agents.put(component, new FaultAgent(port));
        }
        return agents;
    }

    private static boolean allFree(int port, int... distances) {
        return Stream.concat(Stream.of(0), java.util.Arrays.stream(distances).boxed())
                .allMatch(distance -> isFree(port + distance));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
