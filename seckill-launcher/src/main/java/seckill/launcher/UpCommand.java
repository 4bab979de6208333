package seckill.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./seckill up}. */
@Command(
        name = "up",
        description = "Starts the shop in the background and returns when it sells; starts only what does not run.")
final class UpCommand implements Callable<Integer> {

    /** What may be started before it is needed. */
    enum Extra {
        rocketmq
    }

    /** Where the servers come from. */
    enum Infrastructure {
        embedded,
        external
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Option(names = "--monolith", description = "The modules in one JVM over one schema, with local transactions.")
    private boolean monolith;

    @Option(
            names = "--database-per-module",
            description = "With --monolith: each module keeps the database it has as a process, and JTA makes them agree.")
    private boolean databasePerModule;

    @Option(
            names = "--infra",
            defaultValue = "embedded",
            paramLabel = "KIND",
            description = "embedded (default) starts database, Redis, Nacos and coordinator; external uses yours: those that the file names, and starts the rest.")
    private Infrastructure infrastructure;

    @Option(
            names = "--infra-config",
            paramLabel = "FILE",
            description = "Addresses and credentials for --infra external, of one or more servers: database.address, database.admin.user,"
                    + " database.admin.password; redis.address, redis.password (and redis.username); nacos.address, nacos.username,"
                    + " nacos.password; tc.address; rocketmq.name-server.")
    private Path infrastructureFile;

    @Option(
            names = "--port",
            paramLabel = "[NAME=]PORT",
            description = "Port of the shop, or of the component named (gateway, stock, order, payment, database,"
                    + " redis, nacos, tc, rocketmq), or with -management behind its name that for health and"
                    + " metrics. Without it: the default, moved when taken.")
    private List<String> ports = List.of();

    @Option(
            names = "--jvm-flag",
            paramLabel = "NAME=FLAG",
            description = "A further flag for the JVM of the component named, as often as needed: a debugger, a profiler."
                    + " It is in force until that process ends.")
    private List<String> jvmFlags = List.of();

    @Option(
            names = "--with",
            paramLabel = "NAME",
            description = "rocketmq: starts the broker of the modes OUTBOX and MQ_TX at once. Without it: as soon as a"
                    + " scenario has such a mode, and from then on always.")
    private List<Extra> extras = List.of();

    @Option(
            names = "--redis-durability",
            paramLabel = "WHEN",
            description = "always: Redis has on the disk whatever it has answered (default); everysec: it has it there within a"
                    + " second or two, and loses as much when the machine dies. Stays until another is chosen.")
    private RedisDurability durability;

    @Option(
            names = "--database",
            paramLabel = "ENGINE",
            description = "mariadb (default) or mysql, which infrastructure/mysql/unpack has to be called for once. A home keeps"
                    + " the one it was made with.")
    private DatabaseEngine engine;

    @Override
    public Integer call() {
        StackOptions options = options();
        Stack stack = Stack.of(home.root(), home.home(), options);
        long start = System.nanoTime();
        boolean started = stack.up(new ProgressLines());
        FirstCatalogue.load(stack);
        if (started) {
            Terminal.progress("The shop is up after " + Seconds.since(start) + ".");
        } else {
            Terminal.progress("The shop is up already.");
        }
        new UpReport(stack).lines().forEach(Terminal::data);
        return ExitCode.OK;
    }

    private StackOptions options() {
        boolean external = infrastructure == Infrastructure.external;
        if (external != (infrastructureFile != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--infra external and --infra-config FILE go together, or neither is given.");
        }
        if (outside().has(Redis.NAME) && durability != null) {
            throw new ParameterException(
                    spec.commandLine(), "--redis-durability goes with the embedded Redis: yours has appendfsync in its own configuration.");
        }
        if (outside().has("database") && engine != null) {
            throw new ParameterException(spec.commandLine(), "--database goes with an embedded database, and yours is external.");
        }
        return new StackOptions(
                assembly(),
                Optional.ofNullable(infrastructureFile).map(Path::toAbsolutePath),
                chosenPorts(),
                chosenFlags(),
                Map.of(),
                broker(),
                Optional.ofNullable(durability),
                Optional.ofNullable(engine));
    }

    private Outside outside() {
        return infrastructureFile == null ? Outside.NONE : ExternalServers.read(infrastructureFile, monolith).outside();
    }

    private boolean broker() {
        boolean wanted = extras.contains(Extra.rocketmq);
        if (wanted && !Topology.mayHaveBroker(assembly(), outside())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--with rocketmq goes with modules and the embedded broker: a monolith sends no messages, and yours is named"
                            + " by rocketmq.name-server in the file of --infra-config.");
        }
        return wanted;
    }

    private Assembly assembly() {
        if (!monolith) {
            if (databasePerModule) {
                throw new ParameterException(
                        spec.commandLine(), "--database-per-module goes with --monolith: as processes the modules have one each.");
            }
            return Assembly.MODULES;
        }
        return databasePerModule ? Assembly.MONOLITH_WITH_DATABASES : Assembly.MONOLITH;
    }

    private Map<String, Integer> chosenPorts() {
        Map<String, Integer> chosen = new HashMap<>();
        for (String text : ports) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? (monolith ? "monolith" : "gateway") : text.substring(0, equals);
            checkThat(component -> component.name().equals(name) || Management.of(component.name()).equals(name), "--port " + text + ": there is no component " + name + ".");
            try {
                chosen.put(name, port(text.substring(equals + 1)));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--port " + text + ": a port is 1024 to 65535.");
            }
        }
        return chosen;
    }

    private Map<String, List<String>> chosenFlags() {
        Map<String, List<String>> chosen = new HashMap<>();
        for (String text : jvmFlags) {
            int equals = text.indexOf("=-");
            if (equals < 0) {
                throw new ParameterException(spec.commandLine(), "--jvm-flag " + text + ": NAME=-FLAG is expected.");
            }
            String name = text.substring(0, equals);
            checkThat(
                    component -> component.name().equals(name) && component.runsOnJvm(),
                    "--jvm-flag " + text + ": there is no JVM " + name + ".");
            chosen.computeIfAbsent(name, key -> new ArrayList<>()).add(text.substring(equals + 1));
        }
        return chosen;
    }

    private void checkThat(Predicate<Component> wanted, String otherwise) {
        if (Topology.possible(assembly(), outside()).stream().noneMatch(wanted)) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 1024 || port > 65535) {
            throw new IllegalArgumentException(text);
        }
        return port;
    }
}
