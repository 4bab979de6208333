package seckill.infra;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/**
 * A database and a Redis of each stack's own, in containers of the official images; the launcher starts the rest. They end with this JVM.
 */
final class Containers implements Infrastructure {

    private final Map<String, ServersInContainers> running = new HashMap<>();

    @Override
    public synchronized OutsideServers freshFor(String stack) {
        refuseWithoutEngine(DockerClientFactory.instance().isDockerAvailable());
        ServersInContainers before = running.remove(stack);
        if (before != null) {
            before.close();
        }
        ServersInContainers servers = ServersInContainers.start(stack);
        running.put(stack, servers);
        return servers;
    }

    @Override
    public LoneRedis redis(Path dir) {
        refuseWithoutEngine(DockerClientFactory.instance().isDockerAvailable());
        return new LoneRedisInAContainer();
    }

    /** Never skipped: whoever asks for containers and sees green has run on them. */
    static void refuseWithoutEngine(boolean available) {
        if (!available) {
            throw new IllegalStateException("-Dit.infra=containers, and no container engine answers. Start Docker, or name the engine with"
                    + " DOCKER_HOST; without one the specs run on embedded servers: ./seckill test");
        }
    }
}
