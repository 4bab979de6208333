package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bundled Redis server, with its append-only file on. How and why: infrastructure/redis/README.md. */
final class Redis implements Component {

    @Override
    public String name() {
        return "redis";
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
                requirepass %s
                dir "%s"
                daemonize no
                appendonly yes
                appendfsync everysec
                save ""
                maxmemory 256mb
                maxmemory-policy noeviction
                """.formatted(port(site), site.servers().redisPassword(), data));
        return List.of(server.toString(), configuration.toString());
    }

    @Override
    public boolean runsOnJvm() {
        return false;
    }

    @Override
    public boolean isReady(Site site) {
        return Probe.answersPing(site.servers().redis(), site.servers().redisPassword());
    }
}
