package seckill.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which port each listener of a home has. The default one, or the next that is free; and the same as last time whenever
 * possible, because the coordinator writes its own address into every transaction id and Nacos remembers its peers.
 */
final class Ports {

    /** How far a taken port is moved at most; more than that is not a clash but a mistake. */
    private static final int MOVES_MAX = 200;

    /** A process that ended a moment ago may still be giving its ports back; they all have this long together. */
    private static final Duration GIVEN_BACK_WITHIN = Duration.ofSeconds(2);

    private final Path file;
    private final Map<String, Integer> wanted;
    private final Map<String, Integer> known = new TreeMap<>();
    private final Set<Integer> givenOut = new HashSet<>();
    private long givenBackBy; // of System.nanoTime; 0 until one was waited for

    private Ports(Path file, Map<String, Integer> wanted) {
        this.file = file;
        this.wanted = Map.copyOf(wanted);
    }

    /** @param wanted what the user asks for by name; such a port is not moved when it is taken */
    static Ports of(Home home, Map<String, Integer> wanted) {
        Ports ports = new Ports(home.run().resolve("ports.properties"), wanted);
        ports.load();
        return ports;
    }

    /** The port that was chosen for this name. */
    int of(String name) {
        Integer port = known.get(name);
        if (port == null) {
            throw new IllegalStateException("no port was chosen for " + name);
        }
        return port;
    }

    boolean knows(String name) {
        return known.containsKey(name);
    }

    /** The port of a process that runs. */
    synchronized int keep(String name, int usual, int... offsets) {
        int port = known.getOrDefault(name, usual);
        return remember(name, port, offsets);
    }

    /** The port it had, which others that still run rely on; chosen as usual when it had none. */
    synchronized int keepFree(String name, int usual, int... offsets) {
        if (!known.containsKey(name)) {
            return choose(name, usual, offsets);
        }
        if (!areFreeSoon(known.get(name), offsets)) {
            throw new EnvironmentException("Port " + known.get(name) + " of " + name + " was taken by another program"
                    + " while the rest of the shop is up. Free it, or move everything: ./seckill down && ./seckill up");
        }
        return remember(name, known.get(name), offsets);
    }

    /**
     * Chooses a port and remembers it.
     *
     * @param offsets further listeners of the same server, which must be free too
     */
    synchronized int choose(String name, int usual, int... offsets) {
        Integer asked = wanted.get(name);
        if (asked != null) {
            if (!areFreeSoon(asked, offsets)) {
                throw new EnvironmentException("Port " + asked + " for " + name
                        + " is taken. Free it, or ask for another: --port " + name + "=PORT");
            }
            return remember(name, asked, offsets);
        }
        if (known.containsKey(name) && areFreeSoon(known.get(name), offsets)) {
            return remember(name, known.get(name), offsets);
        }
        for (int port = usual; port < usual + MOVES_MAX; port++) {
            if (allFree(port, offsets)) {
                return remember(name, port, offsets);
            }
        }
        throw new EnvironmentException("No port is free for " + name + " between " + usual + " and "
                + (usual + MOVES_MAX) + ". Choose one: --port " + name + "=PORT");
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private boolean areFreeSoon(int port, int... offsets) {
        if (allFree(port, offsets)) {
            return true;
        }
        long now = System.nanoTime();
        if (givenBackBy == 0) {
            givenBackBy = now + GIVEN_BACK_WITHIN.toNanos();
        }
        return Waiting.until(Duration.ofNanos(Math.max(0, givenBackBy - now)), () -> allFree(port, offsets));
    }

    private boolean allFree(int port, int... offsets) {
        if (givenOut.contains(port) || !isFree(port)) {
            return false;
        }
        for (int offset : offsets) {
            if (givenOut.contains(port + offset) || !isFree(port + offset)) {
                return false;
            }
        }
        return true;
    }

    private int remember(String name, int port, int... offsets) {
        known.put(name, port);
        givenOut.add(port);
        for (int offset : offsets) {
            givenOut.add(port + offset);
        }
        StringBuilder lines = new StringBuilder();
        known.forEach((n, p) -> lines.append(n).append('=').append(p).append('\n'));
        try {
            PrivateFile.write(file, lines.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the ports cannot be written down", e);
        }
        return port;
    }

    private void load() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            Properties lines = new Properties();
            lines.load(new StringReader(Files.readString(file)));
            lines.forEach((name, port) -> known.put((String) name, Integer.valueOf((String) port)));
        } catch (IOException e) {
            throw new UncheckedIOException("the ports of last time cannot be read", e);
        }
    }
}
