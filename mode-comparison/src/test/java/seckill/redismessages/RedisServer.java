package seckill.redismessages;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/**
 * The bundled Redis server, with the append-only file that the launcher gives it: what it has answered is in there. (With {@code everysec} it
 * holds writes back while the disk is busy, for up to two seconds, and a test that reads the file finds less than was answered.)
 */
public final class RedisServer implements AutoCloseable {

    private static final Path SERVER =
            Path.of("..").toAbsolutePath().normalize().resolve("infrastructure/redis/target/redis/redis-server");

    /** The client's first connection takes seconds on a busy machine. */
    private static final int CONNECTS_WITHIN_MS = 60_000;

    private final Path dir;
    private final int port;
    private Process process;
    private final RedissonClient client;

    private RedisServer(Path dir, int port) {
        this.dir = dir;
        this.port = port;
        start();
        Config config = new Config();
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:" + port)
                .setConnectTimeout(CONNECTS_WITHIN_MS)
                .setConnectionMinimumIdleSize(1);
        this.client = Redisson.create(config);
    }

    public static RedisServer start(Path dir) throws IOException {
        return new RedisServer(Files.createDirectories(dir), freePort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Starts it, with what its file has. */
    public void start() {
        SERVER.toFile().setExecutable(true);
        try {
            process = new ProcessBuilder(List.of(
                            SERVER.toString(), "--port", Integer.toString(port), "--bind", "127.0.0.1", "--dir", dir.toString(),
                            "--appendonly", "yes", "--appendfsync", "always", "--save", ""))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(dir.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("Redis listens").atMost(Duration.ofSeconds(20)).until(() -> listens() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("Redis did not start, see its log in " + dir);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it has on the disk. */
    public AppendOnlyFile file() {
        return new AppendOnlyFile(dir.resolve("appendonly.aof"));
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public RedissonClient client() {
        return client;
    }

    public void awaitReady() {
        await("Redis").atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> number("none") == 0);
    }

    void set(String key, long value) {
        client.getBucket(key, StringCodec.INSTANCE).set(Long.toString(value));
    }

    /** What a counter says, 0 when it is not there. */
    long number(String key) {
        Object value = client.getBucket(key, StringCodec.INSTANCE).get();
        return value == null ? 0 : Long.parseLong(value.toString());
    }

    long journaled() {
        return client.getStream("{admission}:journal", StringCodec.INSTANCE).size();
    }

    public void loseEverything() {
        client.getKeys().flushall();
    }

    @Override
    public void close() {
        client.shutdown();
        kill();
    }
}
