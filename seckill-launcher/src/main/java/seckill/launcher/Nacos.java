package seckill.launcher;

import java.util.List;

/** Nacos in a JVM of its own: discovery and live configuration. How and why: infrastructure/nacos/README.md. */
final class Nacos implements Component {

    static final String USER = "nacos";

    /** gRPC of clients and of peers, and Raft: Nacos derives them from its port. */
    private static final int[] DERIVED = {1_000, 1_001, -1_000};

    @Override
    public String name() {
        return "nacos";
    }

    @Override
    public void choosePorts(PortChoice ports) {
        ports.choose(name(), 18848, DERIVED);
    }

    @Override
    public List<String> command(Site site) {
        throw new EnvironmentException("nacos: not yet");
    }

    @Override
    public boolean isReady(Site site) throws Exception {
        return Probe.accepts(Address.local(port(site)));
    }
}
