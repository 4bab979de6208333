package seckill.topology;

import java.nio.file.Path;

/** Hosts that reach one another; closing it removes them, with whatever still runs there. */
interface Network extends AutoCloseable {

    Host host(String name);

    @Override
    void close();

    /**
     * A host is a network namespace where this process may make some, otherwise a loopback address. {@code -Dtopology.network=loopback}
     * asks for the latter.
     *
     * @param home where it remembers what a killed run has left
     */
    static Network here(Path home) {
        boolean namespaces = !System.getProperty("topology.network", "").equals("loopback") && Namespaces.arePossible();
        return namespaces ? Namespaces.create() : LoopbackAddresses.create(home);
    }
}
