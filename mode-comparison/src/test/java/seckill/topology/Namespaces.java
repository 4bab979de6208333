package seckill.topology;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hosts as network namespaces of this machine, each with a cable into one bridge.
 *
 * <p>The names have the process id of the run in them. A run that was killed leaves namespaces and what runs there; the next one removes
 * those whose run is over. The addresses are of 198.18.0.0/15, which nobody routes (RFC 2544), so there is one run at a time.
 */
final class Namespaces implements Network {

    private static final String HOSTS = "sktopology-";
    private static final String BRIDGES = "skbr";
    private static final String NETWORK = "198.18.77.";
    private static final int FIRST = 11;

    /** A neighbour's hardware address that nobody has: what is sent there is lost without a word, as beyond a cut cable. */
    private static final String NOBODY = "02:00:00:00:00:01";

    private final long run = ProcessHandle.current().pid();
    private final String bridge = BRIDGES + run;
    private final Map<String, Namespace> hosts = new LinkedHashMap<>();
    private boolean isClosed;

    private Namespaces() {}

    static boolean arePossible() {
        String probe = HOSTS + ProcessHandle.current().pid() + "-probe";
        boolean made = Shell.works("ip", "netns", "add", probe);
        if (made) {
            Shell.tryTo("ip", "netns", "del", probe);
        }
        return made;
    }

    static Namespaces create() {
        removeWhatIsLeft();
        Namespaces network = new Namespaces();
        Runtime.getRuntime().addShutdownHook(new Thread(network::close));
        Shell.run("ip", "link", "add", network.bridge, "type", "bridge");
        Shell.run("ip", "addr", "add", NETWORK + "1/24", "dev", network.bridge);
        Shell.run("ip", "link", "set", network.bridge, "up");
        return network;
    }

    @Override
    public synchronized Host host(String name) {
        return hosts.computeIfAbsent(name, this::made);
    }

    private Namespace made(String name) {
        if (isClosed) {
            throw new IllegalStateException("the network is gone: the run is being ended");
        }
        String namespace = HOSTS + run + "-" + name;
        int number = FIRST + hosts.size();
        String cable = "sk" + run + "v" + number;
        Shell.run("ip", "netns", "add", namespace);
        Shell.run("ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", namespace);
        Shell.run("ip", "link", "set", cable, "master", bridge, "up");
        Shell.run("ip", "-n", namespace, "addr", "add", NETWORK + number + "/24", "dev", "eth0");
        Shell.run("ip", "-n", namespace, "link", "set", "eth0", "up");
        Shell.run("ip", "-n", namespace, "link", "set", "lo", "up");
        return new Namespace(name, NETWORK + number, namespace);
    }

    @Override
    public synchronized void close() {
        remove(hosts.values().stream().map(Namespace::namespace).toList(), List.of(bridge));
        hosts.clear();
        isClosed = true;
    }

    private static void removeWhatIsLeft() {
        List<String> namespaces = Shell.run("ip", "netns", "list").lines().map(it -> it.split(" ")[0]).filter(it -> it.startsWith(HOSTS)).toList();
        List<String> bridges = Shell.run("ip", "-brief", "link", "show", "type", "bridge").lines()
                .map(it -> it.split("\\s+")[0]).filter(it -> it.startsWith(BRIDGES)).toList();
        bridges.stream().filter(it -> isAlive(it.substring(BRIDGES.length()))).findAny().ifPresent(it -> {
            throw new IllegalStateException("Another run of this test (process " + it.substring(BRIDGES.length()) + ") has the network "
                    + NETWORK + "0/24. Wait until it is over, or end it.");
        });
        remove(namespaces.stream().filter(it -> !isAlive(it.split("-")[1])).toList(), bridges);
    }

    private static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).flatMap(it -> it.info().command()).filter(it -> it.contains("java")).isPresent();
    }

    private static void remove(Collection<String> namespaces, Collection<String> bridges) {
        for (String namespace : namespaces) {
            Shell.run("ip", "netns", "pids", namespace).lines().forEach(pid -> Shell.tryTo("kill", "-9", pid));
            Shell.tryTo("ip", "netns", "del", namespace);
        }
        bridges.forEach(it -> Shell.tryTo("ip", "link", "del", it));
    }

    private record Namespace(String name, String address, String namespace) implements Host {

        @Override
        public Process start(Path log, Map<String, String> environment, List<String> line) throws IOException {
            List<String> there = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
            there.addAll(line);
            ProcessBuilder builder = new ProcessBuilder(there);
            builder.environment().putAll(environment);
            return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        }

        @Override
        public void cutOffFrom(Host other) {
            loses(this, other);
            loses((Namespace) other, this);
        }

        private static void loses(Namespace one, Host other) {
            Shell.run("ip", "-n", one.namespace, "neigh", "replace", other.address(), "lladdr", NOBODY, "dev", "eth0", "nud", "permanent");
        }

        @Override
        public void reaches(Host other) {
            Shell.tryTo("ip", "-n", namespace, "neigh", "del", other.address(), "dev", "eth0");
            Shell.tryTo("ip", "-n", ((Namespace) other).namespace, "neigh", "del", address, "dev", "eth0");
        }
    }
}
