package seckill.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The hand-written Seata sample with which the shop's engine is compared: three participants and who calls them, each a process
 * beside a running stack, with the same coordinator and the same database server, and schemas of its own. Nothing of it is left
 * when it is closed.
 */
public final class MinimalSample implements AutoCloseable {

    /** In which it is written. */
    public static final List<String> MODES = List.of("AT", "XA", "TCC");

    private static final String NAME = "minimal-seata-sample";

    private static final List<Part> PARTICIPANTS =
            List.of(new Part("stock", "stock"), new Part("orders", "order"), new Part("payment", "payment"));

    private static final Duration START_MAX = Duration.ofSeconds(120);

    private final Site site;
    private final String mode;
    private final int port;
    private final List<Process> processes = new ArrayList<>();
    private final Thread withThisJvm;

    /** @param tables the folder with its tables */
    private record Part(String name, String tables) {

        String process() {
            return NAME + "-" + name;
        }

        String schema() {
            return "sample_" + name;
        }
    }

    private MinimalSample(Site site, String mode, int port) {
        this.site = site;
        this.mode = mode;
        this.port = port;
        this.withThisJvm = new Thread(() -> processes.forEach(Process::destroyForcibly));
        Runtime.getRuntime().addShutdownHook(withThisJvm);
    }

    /**
     * Starts it beside what runs in this home.
     *
     * @param mode one of {@link #MODES}
     * @throws EnvironmentException when it was not built, or does not come up
     */
    public static MinimalSample start(Path root, Home home, RunningStack running, String mode) {
        Part buyers = new Part("buyers", "");
        Map<String, List<String>> flags = new LinkedHashMap<>(); // it ends in a hurry
        Stream.concat(PARTICIPANTS.stream(), Stream.of(buyers)).forEach(it -> flags.put(it.process(), List.of(KeptClasses.ONLY_USE)));
        Site site = Site.of(root, home, running).withFlags(flags);
        try {
            forget(site);
            Schemas.create(site.servers(), site.secrets(), PARTICIPANTS.stream().map(Part::schema).toList());
            MinimalSample sample = new MinimalSample(site, mode, freePort());
            List<Integer> ports = new ArrayList<>();
            Map<String, String> called = new LinkedHashMap<>();
            for (Part part : PARTICIPANTS) {
                int itsPort = freePort();
                ports.add(itsPort);
                called.put("sample." + part.name() + ".port", Integer.toString(itsPort));
                sample.run(part, sample.participant(part, itsPort));
            }
            sample.await(ports);
            called.put("server.port", Integer.toString(sample.port));
            called.put("dubbo.protocol.port", Integer.toString(freePort()));
            sample.run(buyers, called);
            sample.await(List.of(sample.port));
            return sample;
        } catch (IOException | SQLException e) {
            throw new EnvironmentException("The minimal sample cannot be started: " + e.getMessage(), e);
        }
    }

    private Map<String, String> participant(Part part, int itsPort) {
        return Map.of(
                "dubbo.protocol.port", Integer.toString(itsPort),
                "sample.url", RunningStack.jdbcUrl(site.servers().database(), part.schema()),
                "sample.username", part.schema(),
                "sample.password", site.secrets().databasePassword(part.schema()),
                "sample.tables", part.tables());
    }

    private void run(Part part, Map<String, String> properties) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>(properties);
        keys.put("spring.profiles.active", part.name() + "," + mode);
        keys.put("sample.tc", site.servers().tc().toString());
        List<String> command = new Application(
                        part.process(), "mode-comparison/minimal-seata-sample/target/" + NAME + ".jar", "seckill.sample.Sample", 256)
                .command(site, keys);
        processes.add(new ProcessBuilder(command)
                .directory(site.home().dir().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(site.home().logOf(part.process()).toFile()))
                .start());
    }

    private void await(List<Integer> ports) {
        boolean up = Waiting.until(START_MAX, () -> !areAlive() || ports.stream().allMatch(it -> Probe.accepts(Address.local(it))));
        if (!up || !areAlive()) {
            close();
            throw new EnvironmentException("The minimal sample did not come up: see " + site.home().logOf(NAME + "-…"));
        }
    }

    private boolean areAlive() {
        return processes.stream().allMatch(Process::isAlive);
    }

    /** Without a slash at the end. */
    public String baseUrl() {
        return "http://" + Address.local(port);
    }

    /** Ends it and drops its schemas. To be called when the coordinator has nothing of it any more. */
    @Override
    public void close() {
        try {
            processes.forEach(Process::destroy);
            for (Process process : processes) {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
            Shutdown.forget(withThisJvm);
            forget(site);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            processes.forEach(Process::destroyForcibly);
        } catch (SQLException e) {
            throw new EnvironmentException("The sample's schemas sample_… stay: " + e.getMessage(), e);
        }
    }

    private static void forget(Site site) throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        RunningStack.jdbcUrl(site.servers().database(), ""),
                        site.servers().databaseAdmin(),
                        site.servers().databaseAdminPassword());
                Statement sql = database.createStatement()) {
            for (Part part : PARTICIPANTS) {
                sql.execute("DROP DATABASE IF EXISTS `" + part.schema() + "`");
                sql.execute("DROP USER IF EXISTS '" + part.schema() + "'@'%'");
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
