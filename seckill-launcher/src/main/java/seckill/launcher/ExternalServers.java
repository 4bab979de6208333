package seckill.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Servers that run already, from a properties file: all of them, or those that it names; the launcher starts the others.
 *
 * <ul>
 *   <li>{@code database.address} (host:port), {@code database.admin.user} and {@code database.admin.password}, who may create
 *       schemas and users;
 *   <li>{@code redis.address}, {@code redis.password} (empty: none), and {@code redis.username} where it knows users;
 *   <li>{@code nacos.address}, {@code nacos.username}, {@code nacos.password};
 *   <li>{@code tc.address};
 *   <li>{@code rocketmq.name-server}, whose brokers have the topics of {@link seckill.launcher.rocketmq.Topics#ALL}.
 * </ul>
 *
 * <p>The monolith needs the first two only and does not look at the others.
 */
final class ExternalServers {

    /** What must be there of a server, once anything of it is. */
    private static final Map<String, List<String>> NEEDED = new TreeMap<>(Map.of(
            "database", List.of("database.address", "database.admin.user", "database.admin.password"),
            "redis", List.of("redis.address", "redis.password"),
            "nacos", List.of("nacos.address", "nacos.username", "nacos.password"),
            "tc", List.of("tc.address"),
            "rocketmq", List.of("rocketmq.name-server")));

    private static final Map<String, List<String>> POSSIBLE = Map.of("redis", List.of("redis.username"));

    private static final Set<String> OF_MONOLITH = Set.of("database", "redis");

    private final Path file;
    private final Properties keys = new Properties();
    private final Outside outside;

    private ExternalServers(Path file, boolean monolith) {
        this.file = file;
        try (Reader reader = Files.newBufferedReader(file)) {
            keys.load(reader);
        } catch (IOException e) {
            throw new EnvironmentException("The file of --infra-config cannot be read: " + file, e);
        }
        refuseUnknownKeys();
        this.outside = new Outside(NEEDED.keySet().stream()
                .filter(server -> !monolith || OF_MONOLITH.contains(server))
                .filter(this::isNamed)
                .collect(Collectors.toSet()));
        if (outside.isEmpty()) {
            throw new EnvironmentException(file + " names no server" + (monolith ? " that a monolith uses" : "")
                    + ". Keys: " + String.join(", ", known()) + ".");
        }
    }

    static ExternalServers read(Path file, boolean monolith) {
        return new ExternalServers(file, monolith);
    }

    /** Those of the last start. */
    static ExternalServers kept(Home home, boolean monolith) {
        return read(keptIn(home), monolith);
    }

    /** Keeps a copy beside the other credentials, so that status and audit need not be told again. */
    static void keep(Path file, Home home) throws IOException {
        PrivateFile.write(keptIn(home), Files.readString(file));
    }

    /** Which of them there are. */
    Outside outside() {
        return outside;
    }

    /** These, and of the others those which the launcher starts. */
    Servers before(Servers own) {
        return new Servers(
                has("database") ? address("database.address") : own.database(),
                has("database") ? text("database.admin.user") : own.databaseAdmin(),
                has("database") ? text("database.admin.password") : own.databaseAdminPassword(),
                has("redis") ? address("redis.address") : own.redis(),
                has("redis") ? redis() : own.redisShop(),
                has("redis") ? redis() : own.redisAudit(),
                has("redis") ? redis() : own.redisAdmin(),
                has("nacos") ? address("nacos.address") : own.nacos(),
                has("nacos") ? text("nacos.username") : own.nacosUser(),
                has("nacos") ? text("nacos.password") : own.nacosPassword(),
                has("tc") ? address("tc.address") : own.tc(),
                has("rocketmq") ? address("rocketmq.name-server") : own.nameServer());
    }

    DatabaseUser databaseAdmin() {
        return new DatabaseUser(text("database.admin.user"), text("database.admin.password"));
    }

    /** One for whatever is done there: which users an own server knows is its owner's to say. */
    RedisUser redis() {
        return new RedisUser(Optional.ofNullable(keys.getProperty("redis.username")).orElse("").strip(), text("redis.password"));
    }

    Address nameServer() {
        return address("rocketmq.name-server");
    }

    /** All of them must answer before anything is started: it is the first question when something does not work. */
    static void refuseUnreachable(Servers servers, Outside outside) {
        require(outside, "database", servers.database(), () -> Probe.answersSql(servers));
        require(outside, "redis", servers.redis(), () -> Probe.answersPing(servers.redis(), servers.redisAdmin()));
        require(outside, "nacos", servers.nacos(), () -> Probe.accepts(servers.nacos()));
        require(outside, "tc", servers.tc(), () -> Probe.accepts(servers.tc()));
        require(outside, "rocketmq", servers.nameServer(), () -> Probe.accepts(servers.nameServer()));
    }

    private static void require(Outside outside, String server, Address address, BooleanSupplier answers) {
        if (outside.has(server) && !answers.getAsBoolean()) {
            throw new EnvironmentException("The server of " + NEEDED.get(server).getFirst() + " (" + address
                    + ") does not answer, or does not accept the credentials given for it.");
        }
    }

    private static Path keptIn(Home home) {
        return home.secrets().resolve("external.properties");
    }

    private boolean has(String server) {
        return outside.has(server);
    }

    /** A half of a server is a mistake, and not an embedded one. */
    private boolean isNamed(String server) {
        List<String> needed = NEEDED.get(server);
        if (Stream.concat(needed.stream(), POSSIBLE.getOrDefault(server, List.of()).stream()).noneMatch(keys::containsKey)) {
            return false;
        }
        needed.forEach(this::text);
        needed.stream().filter(key -> key.endsWith(".address") || key.endsWith(".name-server")).forEach(this::address);
        return true;
    }

    private void refuseUnknownKeys() {
        Set<String> unknown = new TreeSet<>(keys.stringPropertyNames());
        unknown.removeAll(known());
        if (!unknown.isEmpty()) {
            throw new EnvironmentException(file + ": there is no key " + String.join(", ", unknown) + ". Keys: "
                    + String.join(", ", known()) + ".");
        }
    }

    private static List<String> known() {
        List<String> known = new ArrayList<>();
        NEEDED.forEach((server, needed) -> {
            known.addAll(needed);
            known.addAll(POSSIBLE.getOrDefault(server, List.of()));
        });
        return known;
    }

    private String text(String key) {
        String value = keys.getProperty(key);
        if (value == null) {
            throw new EnvironmentException(file + ": the key " + key + " is missing.");
        }
        return value.strip();
    }

    private Address address(String key) {
        try {
            return Address.of(text(key));
        } catch (IllegalArgumentException e) {
            throw new EnvironmentException(file + ": " + key + " must be host:port, not " + text(key) + ".");
        }
    }
}
