package seckill.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a stack is built: what every component may know.
 *
 * @param root      the folder with the modules' jars
 * @param servers   where database, Redis, Nacos, TC and RocketMQ are, embedded or not
 * @param jvmFlags  by component: what its JVM is started with besides its own
 * @param classPath by component: jars behind those of its own
 * @param durability of the embedded Redis; empty: as it was chosen last
 * @param engine     of the embedded database; empty: the one that the home was made with, or the usual one
 */
record Site(
        Path root,
        Home home,
        Secrets secrets,
        Ports ports,
        Servers servers,
        Map<String, List<String>> jvmFlags,
        Map<String, List<Path>> classPath,
        Optional<RedisDurability> durability,
        Optional<DatabaseEngine> engine) {

    Site(Path root, Home home, Secrets secrets, Ports ports, Servers servers, Map<String, List<String>> jvmFlags) {
        this(root, home, secrets, ports, servers, jvmFlags, Map.of(), Optional.empty(), Optional.empty());
    }

    /** The site of what was started before. */
    static Site of(Path root, Home home, RunningStack running) {
        Ports ports = Ports.of(home, Map.of());
        Secrets secrets = Secrets.of(home);
        boolean monolith = running.assembly().isMonolith();
        Servers own = Servers.embedded(ports, secrets, monolith);
        Servers servers = running.external().isEmpty() ? own : ExternalServers.kept(home, monolith).before(own);
        return new Site(root, home, secrets, ports, servers, Map.of());
    }

    Site withFlags(Map<String, List<String>> jvmFlags) {
        return new Site(root, home, secrets, ports, servers, jvmFlags, classPath, durability, engine);
    }

    /** The JDK this launcher itself runs on. */
    String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    Path data(String component) {
        return home.data().resolve(component);
    }

    /** Writes the configuration of a component; keys in the order given. */
    Path writeProperties(String component, Map<String, String> properties) throws IOException {
        StringBuilder lines = new StringBuilder();
        properties.forEach((key, value) -> lines.append(key).append('=').append(escaped(value)).append('\n'));
        Path file = home.propertiesOf(component);
        PrivateFile.write(file, lines.toString());
        return file;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
