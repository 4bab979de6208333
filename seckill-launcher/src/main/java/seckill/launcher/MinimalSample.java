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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The hand-written Seata sample with which the shop's engine is compared: a process beside a running stack, with the same
 * coordinator and the same database server, and schemas of its own. Nothing of it is left when it is closed.
 */
public final class MinimalSample implements AutoCloseable {

    private static final String NAME = "minimal-seata-sample";
    private static final Map<String, String> SCHEMAS =
            Map.of("stock", "sample_stock", "orders", "sample_orders", "payment", "sample_payment");

    private static final Duration START_MAX = Duration.ofSeconds(120);

    private final Site site;
    private final Process process;
    private final Thread withThisJvm;
    private final int port;

    private MinimalSample(Site site, Process process, int port) {
        this.site = site;
        this.process = process;
        this.port = port;
        this.withThisJvm = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(withThisJvm);
    }

    /**
     * Starts it beside what runs in this home.
     *
     * @throws EnvironmentException when it was not built, or does not come up
     */
    public static MinimalSample start(Path root, Home home, RunningStack running) {
        Site site = Site.of(root, home, running).withFlags(Map.of(NAME, List.of(KeptClasses.ONLY_USE))); // it ends in a hurry
        try {
            forget(site);
            Schemas.create(site.servers(), site.secrets(), List.copyOf(SCHEMAS.values()));
            int port = freePort();
            Process process = new ProcessBuilder(command(site, port))
                    .directory(home.dir().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(home.logOf(NAME).toFile()))
                    .start();
            MinimalSample sample = new MinimalSample(site, process, port);
            boolean up = Waiting.until(START_MAX, () -> !process.isAlive() || Probe.accepts(Address.local(port)));
            if (up && process.isAlive()) {
                return sample;
            }
            sample.close();
            throw new EnvironmentException("The minimal sample did not come up: see " + home.logOf(NAME));
        } catch (IOException | SQLException e) {
            throw new EnvironmentException("The minimal sample cannot be started: " + e.getMessage(), e);
        }
    }

    private static List<String> command(Site site, int port) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("server.port", Integer.toString(port));
        keys.put("sample.dubbo-port", Integer.toString(freePort()));
        keys.put("sample.tc", site.servers().tc().toString());
        SCHEMAS.forEach((owner, schema) -> {
            keys.put("sample." + owner + ".url", RunningStack.jdbcUrl(site.servers().database(), schema));
            keys.put("sample." + owner + ".username", schema);
            keys.put("sample." + owner + ".password", site.secrets().databasePassword(schema));
        });
        return new Application(
                        NAME, "mode-comparison/minimal-seata-sample/target/" + NAME + ".jar", "seckill.sample.Sample", 256)
                .command(site, keys);
    }

    /** Without a slash at the end. */
    public String baseUrl() {
        return "http://" + Address.local(port);
    }

    /** Ends it and drops its schemas. To be called when the coordinator has nothing of it any more. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Shutdown.forget(withThisJvm);
            forget(site);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
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
            for (String schema : SCHEMAS.values()) {
                sql.execute("DROP DATABASE IF EXISTS `" + schema + "`");
                sql.execute("DROP USER IF EXISTS '" + schema + "'@'%'");
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
