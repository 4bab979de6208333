package seckill.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The bundled Redis server, with its append-only file on. How and why: infrastructure/redis/README.md. */
final class Redis implements Component {

    static final String NAME = "redis";

    private static final String DURABILITY = "durability";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void choosePorts(PortChoice ports) {
        ports.choose(name(), 16379);
    }

    @Override
    public List<String> command(Site site) throws IOException {
        Path server = site.root().resolve("infrastructure/redis/target/redis/redis-server");
        Binaries.makeExecutable(server);
        Path data = Files.createDirectories(site.data(name()));
        // a file, because the process list shows arguments to everybody
        Path configuration = site.home().run().resolve("redis.conf");
        PrivateFile.write(configuration, """
                bind 127.0.0.1
                port %d
                %s                dir "%s"
                daemonize no
                appendonly yes
                appendfsync %s
                save ""
                maxmemory 256mb
                maxmemory-policy noeviction
                """.formatted(port(site), RedisUsers.lines(site.secrets()), data, durability(site)));
        return List.of(server.toString(), configuration.toString());
    }

    /** Also of one that runs already: it takes another durability up as it is. */
    @Override
    public void furnish(Site site) throws IOException {
        RedisDurability durability = durability(site);
        String ask = "CONFIG SET appendfsync " + durability + "\r\nCONFIG GET appendfsync";
        if (!Probe.redisSays(site.servers().redis(), site.servers().redisAdmin(), ask, "\r\n" + durability + "\r\n")) {
            throw new IOException("it refuses appendfsync " + durability);
        }
        site.writeProperties(name(), Map.of(DURABILITY, durability.name()));
    }

    private static RedisDurability durability(Site site) throws IOException {
        return site.durability().isPresent() ? site.durability().get() : durabilityIn(site.home());
    }

    /** As it was chosen last; by default nothing that was answered is lost. */
    static RedisDurability durabilityIn(Home home) throws IOException {
        Path chosen = home.propertiesOf(NAME);
        if (Files.notExists(chosen)) {
            return RedisDurability.always;
        }
        Properties lines = new Properties();
        lines.load(new StringReader(Files.readString(chosen)));
        return RedisDurability.valueOf(lines.getProperty(DURABILITY));
    }

    @Override
    public boolean runsOnJvm() {
        return false;
    }

    @Override
    public boolean isReady(Site site) {
        return Probe.answersPing(site.servers().redis(), site.servers().redisAdmin());
    }
}
