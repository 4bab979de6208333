package seckill.launcher;

import java.util.List;

/** Seata's coordinator in a JVM of its own. How and why: infrastructure/tc/README.md. */
final class TransactionCoordinator implements Component {

    /** The console (and the coordinator's readiness) is this far below the port for transactions, as Seata has it. */
    private static final int CONSOLE = -1_000;

    @Override
    public String name() {
        return "tc";
    }

    @Override
    public void choosePorts(PortChoice ports) {
        ports.choose(name(), 18091, CONSOLE);
    }

    @Override
    public List<String> command(Site site) {
        throw new EnvironmentException("tc: not yet");
    }

    @Override
    public boolean isReady(Site site) throws Exception {
        Address console = Address.local(port(site) + CONSOLE);
        return Probe.accepts(Address.local(port(site)))
                && Probe.httpStatus("http://" + console + "/metadata/v1/cluster") == 200;
    }
}
