package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    public List<String> command(Site site) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("tc.home", Files.createDirectories(site.data(name())).toString());
        keys.put("tc.port", Integer.toString(port(site)));
        keys.put("tc.console-port", Integer.toString(port(site) + CONSOLE));
        keys.put("tc.console-user", "ops");
        keys.put("tc.console-password", site.secrets().get("tc-console-password"));
        keys.put("tc.secret-key", site.secrets().digits("tc-console-key"));
        Path own = site.writeProperties(name(), keys);
        Path shared = site.root().resolve("seata-server-conf");
        return new JavaProcess(
                        site,
                        name(),
                        "io.seata.server.ServerApplication",
                        192,
                        site.root().resolve("infrastructure/tc/target/tc.jar"),
                        JavaProcess.loopback(site))
                .onLoopback()
                .flags(
                        "-XX:ReservedCodeCacheSize=64m",
                        "-XX:MaxMetaspaceSize=160m",
                        "-Xss512k",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dspring.config.location=file:" + shared.resolve("application.yml") + ",file:" + own,
                        "-Dlogging.config=" + shared.resolve("logback.xml"))
                .line();
    }

    @Override
    public boolean isReady(Site site) throws Exception {
        Address console = Address.local(port(site) + CONSOLE);
        return Probe.accepts(Address.local(port(site)))
                && Probe.httpStatus("http://" + console + "/metadata/v1/cluster") == 200;
    }
}
