package seckill.redismessages;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import seckill.infra.Infrastructure;
import seckill.infra.LoneRedis;

/**
 * A Redis of its own for one test, with an append-only file as the launcher gives it: what it has answered is in there. (With {@code everysec} it
 * holds writes back while the disk is busy, for up to two seconds, and a test that reads the file finds less than was answered.)
 */
public final class RedisServer implements AutoCloseable {

    /** The client's first connection takes seconds on a busy machine. */
    private static final int CONNECTS_WITHIN_MS = 60_000;

    private final Path dir;
    private final LoneRedis server;
    private final RedissonClient client;

    private RedisServer(Path dir, LoneRedis server) {
        this.dir = dir;
        this.server = server;
        start();
        Config config = new Config();
        config.useSingleServer()
                .setAddress("redis://" + server.address())
                .setConnectTimeout(CONNECTS_WITHIN_MS)
                .setConnectionMinimumIdleSize(1);
        this.client = Redisson.create(config);
    }

    public static RedisServer start(Path dir) {
        return new RedisServer(dir, Infrastructure.CHOSEN.redis(dir));
    }

    /** Starts it, with what its disk has. */
    public void start() {
        server.start();
    }

    /** What the bundled one has on the disk. */
    public AppendOnlyFile file() {
        return new AppendOnlyFile(dir.resolve("appendonly.aof"));
    }

    /** SIGKILL. */
    public void kill() {
        server.kill();
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
        server.close();
    }
}
