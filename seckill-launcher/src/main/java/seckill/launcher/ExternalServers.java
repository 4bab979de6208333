package seckill.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Servers that run already, from a properties file with these keys: {@code database.address} (host:port),
 * {@code database.admin.user} and {@code database.admin.password} (may create schemas and users),
 * {@code redis.address}, {@code redis.password} (empty: none) and {@code redis.username} where it knows users, and unless for the monolith {@code nacos.address},
 * {@code nacos.username}, {@code nacos.password}, {@code tc.address}. Not needed by every mode: {@code
 * rocketmq.name-server}, whose brokers have the topics of {@link seckill.launcher.rocketmq.Topics#ALL}.
 */
final class ExternalServers {

    private final Path file;
    private final Properties keys = new Properties();

    private ExternalServers(Path file) {
        this.file = file;
    }

    static Servers read(Path file, boolean monolith) {
        ExternalServers servers = new ExternalServers(file);
        try (Reader reader = Files.newBufferedReader(file)) {
            servers.keys.load(reader);
        } catch (IOException e) {
            throw new EnvironmentException("The file of --infra-config cannot be read: " + file, e);
        }
        return servers.checked(monolith);
    }

    /** Those of the last start. */
    static Servers kept(Home home, boolean monolith) {
        return read(keptIn(home), monolith);
    }

    /** Keeps a copy beside the other credentials, so that status and audit need not be told again. */
    static void keep(Path file, Home home) throws IOException {
        PrivateFile.write(keptIn(home), Files.readString(file));
    }

    /** All of them must answer before anything is started: it is the first question when something does not work. */
    static void refuseUnreachable(Servers servers) {
        require("database.address", servers.database(), Probe.answersSql(servers));
        require("redis.address", servers.redis(), Probe.answersPing(servers.redis(), servers.redisAdmin()));
        if (servers.nacos() != null) {
            require("nacos.address", servers.nacos(), Probe.accepts(servers.nacos()));
            require("tc.address", servers.tc(), Probe.accepts(servers.tc()));
        }
        if (servers.nameServer() != null) {
            require("rocketmq.name-server", servers.nameServer(), Probe.accepts(servers.nameServer()));
        }
    }

    private static void require(String key, Address address, boolean answers) {
        if (!answers) {
            throw new EnvironmentException("The server of " + key + " (" + address
                    + ") does not answer, or does not accept the credentials given for it.");
        }
    }

    private static Path keptIn(Home home) {
        return home.secrets().resolve("external.properties");
    }

    private Servers checked(boolean monolith) {
        return new Servers(
                address("database.address"),
                text("database.admin.user"),
                text("database.admin.password"),
                address("redis.address"),
                redis(),
                redis(),
                redis(),
                monolith ? null : address("nacos.address"),
                monolith ? "" : text("nacos.username"),
                monolith ? "" : text("nacos.password"),
                monolith ? null : address("tc.address"),
                monolith || !keys.containsKey("rocketmq.name-server") ? null : address("rocketmq.name-server"));
    }

    /** One for whatever is done there: which users an own server knows is its owner's to say. */
    private RedisUser redis() {
        return new RedisUser(keys.getProperty("redis.username", "").strip(), text("redis.password"));
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
