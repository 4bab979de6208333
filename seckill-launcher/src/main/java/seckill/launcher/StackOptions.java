package seckill.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a stack shall be started.
 *
 * @param assembly       how the modules are put together
 * @param infrastructure a file with the addresses of servers that run already; empty: start our own
 * @param ports          by component; such a port is not moved when it is taken
 * @param jvmFlags       by component: more flags for its JVM, such as a debugger, a profiler or another agent
 * @param classPath      by component: jars behind those of its own, such as handlers that a bench compares its own with
 * @param broker         whether RocketMQ is started although no scenario needs it yet
 * @param durability     of the embedded Redis, for this start and the next ones; empty: as it was chosen last
 * @param engine         of the embedded database; empty: the one that the home was made with, or the usual one
 */
public record StackOptions(
        Assembly assembly,
        Optional<Path> infrastructure,
        Map<String, Integer> ports,
        Map<String, List<String>> jvmFlags,
        Map<String, List<Path>> classPath,
        boolean broker,
        Optional<RedisDurability> durability,
        Optional<DatabaseEngine> engine) {

    public StackOptions {
        ports = Map.copyOf(ports);
        jvmFlags = Map.copyOf(jvmFlags);
        classPath = Map.copyOf(classPath);
    }

    public StackOptions(
            Assembly assembly,
            Optional<Path> infrastructure,
            Map<String, Integer> ports,
            Map<String, List<String>> jvmFlags,
            Map<String, List<Path>> classPath,
            boolean broker,
            Optional<RedisDurability> durability) {
        this(assembly, infrastructure, ports, jvmFlags, classPath, broker, durability, Optional.empty());
    }

    /** The modules as processes, with embedded servers. */
    public static StackOptions modules() {
        return new StackOptions(Assembly.MODULES, Optional.empty(), Map.of(), Map.of(), Map.of(), false, Optional.empty());
    }

    /** The modules in one JVM over one database, with embedded servers. */
    public static StackOptions asMonolith() {
        return new StackOptions(Assembly.MONOLITH, Optional.empty(), Map.of(), Map.of(), Map.of(), false, Optional.empty());
    }
}
