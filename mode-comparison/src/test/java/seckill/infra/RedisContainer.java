package seckill.infra;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import seckill.launcher.Address;

/** Redis's official image, with what it has answered on its disk and nobody let in without a name, as the embedded one. */
final class RedisContainer {

    static final String USER = "seckill";

    private static final int PORT = 6379;
    private static final int ANSWER_MS_MAX = 2_000;
    private static final String CONFIGURATION = "/usr/local/etc/redis/redis.conf";

    private RedisContainer() {}

    static ContainedServer of(String password) {
        Address address = ContainedServer.freeAddress();
        GenericContainer<?> container = new GenericContainer<>(Image.redis.named())
                .withCopyToContainer(Transferable.of("""
                        appendonly yes
                        appendfsync always
                        save ""
                        maxmemory 256mb
                        maxmemory-policy noeviction
                        acl-pubsub-default resetchannels
                        user default off resetpass resetkeys resetchannels -@all
                        user %s on >%s ~* &* +@all
                        """.formatted(USER, password)), CONFIGURATION)
                .withCommand("redis-server", CONFIGURATION);
        return new ContainedServer("redis", address, container, PORT, () -> answers(address, "AUTH " + USER + " " + password + "\r\nPING"));
    }

    /** As {@link LoneRedis} has it. */
    static ContainedServer ofEverybody() {
        Address address = ContainedServer.freeAddress();
        GenericContainer<?> container = new GenericContainer<>(Image.redis.named())
                .withCommand("redis-server", "--appendonly", "yes", "--appendfsync", "always", "--save", "");
        return new ContainedServer("redis", address, container, PORT, () -> answers(address, "PING"));
    }

    /** While it loads its file it answers PING with an error. */
    private static boolean answers(Address address, String ask) {
        try (Socket socket = new Socket(address.host(), address.port())) {
            socket.setSoTimeout(ANSWER_MS_MAX);
            socket.getOutputStream().write((ask + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).contains("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }
}
