package seckill.launcher;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code up} has started, as written to {@code HOME/run/stack.json}. Being written there does not mean that it
 * still runs: a process can die.
 *
 * @param assembly how the modules are put together
 * @param external which servers were there already
 * @param baseUrl  of the gateway (or monolith), without a slash at the end
 * @param database address of the SQL server
 * @param redis    address of Redis
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunningStack(
        Assembly assembly,
        Outside external,
        String baseUrl,
        Address database,
        Address redis,
        List<RunningProcess> processes) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public RunningStack {
        if (assembly == null) {
            // written by a launcher that knew two of them
            assembly = processes.stream().anyMatch(p -> p.name().equals("monolith")) ? Assembly.MONOLITH : Assembly.MODULES;
        }
        processes = List.copyOf(processes);
    }

    /** The stack last started in this home; empty when it was shut down or never started. */
    public static Optional<RunningStack> read(Home home) {
        Path file = file(home);
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), RunningStack.class)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    void write(Home home) {
        try {
            PrivateFile.write(file(home), JSON.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("run/stack.json cannot be written", e);
        }
    }

    static void forget(Home home) throws IOException {
        Files.deleteIfExists(file(home));
    }

    /** The process with this name, alive or not. */
    public Optional<RunningProcess> process(String name) {
        return processes.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /**
     * The schema in which the tables of this owner are.
     *
     * @param owner stock, orders, payment or gateway
     */
    public String schemaOf(String owner) {
        return assembly.schemaOf(owner);
    }

    /** JDBC URL of the schema in which the tables of this owner are. */
    public String jdbcUrl(String owner) {
        return jdbcUrl(database, schemaOf(owner));
    }

    /** Opens a connection which may only read, and reads every schema; default schema: that of the owner. */
    public Connection connectForAudit(Home home, String owner) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(owner), "audit", Secrets.of(home).databasePassword(Schemas.AUDITOR));
    }

    /** Opens a connection with all rights on the owner's schema, and on no other. */
    public Connection connect(Home home, String owner) throws SQLException {
        String user = schemaOf(owner);
        return DriverManager.getConnection(jdbcUrl(owner), user, Secrets.of(home).databasePassword(user));
    }

    /** Who may do everything in the database. */
    public DatabaseUser databaseAdmin(Home home) {
        return external.has("database")
                ? ExternalServers.kept(home, assembly.isMonolith()).databaseAdmin()
                : new DatabaseUser("root", Secrets.of(home).databasePassword("root"));
    }

    /** Opens a connection which may do everything; default schema: that of the owner. */
    public Connection connectAsAdmin(Home home, String owner) throws SQLException {
        DatabaseUser admin = databaseAdmin(home);
        return DriverManager.getConnection(jdbcUrl(owner), admin.name(), admin.password());
    }

    /** Whom the shop is to Redis. */
    public RedisUser redisShop(Home home) {
        return redisOfItsOwner(home).orElseGet(() -> RedisUsers.shop(Secrets.of(home)));
    }

    /** Who only reads there. */
    public RedisUser redisAudit(Home home) {
        return redisOfItsOwner(home).orElseGet(() -> RedisUsers.audit(Secrets.of(home)));
    }

    /** Who may do everything there. */
    public RedisUser redisAdmin(Home home) {
        return redisOfItsOwner(home).orElseGet(() -> RedisUsers.admin(Secrets.of(home)));
    }

    private Optional<RedisUser> redisOfItsOwner(Home home) {
        return external.has("redis")
                ? Optional.of(ExternalServers.kept(home, assembly.isMonolith()).redis())
                : Optional.empty();
    }

    /** RocketMQ's name server, whether it runs or not; empty when this stack has none and cannot be given one. */
    public Optional<Address> nameServer(Home home) {
        if (external.has(RocketMq.NAME)) {
            return Optional.of(ExternalServers.kept(home, assembly.isMonolith()).nameServer());
        }
        Ports ports = Ports.of(home, Map.of());
        return !assembly.isMonolith() && ports.knows(RocketMq.NAME)
                ? Optional.of(Address.local(ports.of(RocketMq.NAME)))
                : Optional.empty();
    }

    /** Where a process of the shop's own tells of its health and its metrics; empty for servers, which have no such place. */
    public Optional<Address> management(Home home, String process) {
        Ports ports = Ports.of(home, Map.of());
        String name = Management.of(process);
        return process(process).isPresent() && ports.knows(name) ? Optional.of(Address.local(ports.of(name))) : Optional.empty();
    }

    /** Whether there may be letters at {@link #nameServer}: the broker was started, or is not ours. */
    public boolean hasBroker(Home home) {
        return process(RocketMq.NAME).isPresent() || external.has(RocketMq.NAME);
    }

    @JsonIgnore
    boolean isPartlyAlive() {
        return processes.stream().anyMatch(RunningProcess::isAlive);
    }

    /** JDBC URL of a schema on a server at this address. */
    public static String jdbcUrl(Address database, String schema) {
        // sslMode: the embedded server has no TLS and is on loopback; timeouts: a dead server must not hold a caller
        return "jdbc:mysql://" + database + "/" + schema
                + "?sslMode=PREFERRED&allowPublicKeyRetrieval=true&connectTimeout=3000&socketTimeout=60000"
                + "&rewriteBatchedStatements=true&characterEncoding=UTF-8&connectionTimeZone=UTC";
    }

    private static Path file(Home home) {
        return home.run().resolve("stack.json");
    }
}
