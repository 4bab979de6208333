package seckill.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import seckill.compare.faults.Victim;

/** The database and the Redis of one stack. */
record ServersInContainers(Path credentials, Map<String, ContainedServer> servers) implements OutsideServers, AutoCloseable {

    /** Both at once: together they take as long as the database alone. */
    static ServersInContainers start(String stack) {
        String password = UUID.randomUUID().toString();
        ContainedServer database = MySqlContainer.of(password);
        ContainedServer redis = RedisContainer.of(password);
        ServersInContainers servers = new ServersInContainers(
                Path.of("target", "containers-" + stack + ".properties").toAbsolutePath(),
                Map.of(database.name(), database, redis.name(), redis));
        servers.servers.values().parallelStream().forEach(ContainedServer::start);
        servers.write(Map.of(
                "database.address", database.address(),
                "database.admin.user", MySqlContainer.ADMIN,
                "database.admin.password", password,
                "redis.address", redis.address(),
                "redis.username", RedisContainer.USER,
                "redis.password", password));
        return servers;
    }

    private void write(Map<String, Object> keys) {
        String lines = keys.entrySet().stream().map(key -> key.getKey() + "=" + key.getValue() + "\n").sorted().collect(Collectors.joining());
        try {
            Files.deleteIfExists(credentials);
            Files.createFile(credentials, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(credentials, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(credentials);
    }

    @Override
    public boolean has(String server) {
        return servers.containsKey(server);
    }

    @Override
    public Victim victim(String server) {
        return servers.get(server);
    }

    @Override
    public void up() {
        servers.values().parallelStream().forEach(ContainedServer::startAgain);
    }

    @Override
    public void close() {
        servers.values().forEach(ContainedServer::close);
    }
}
