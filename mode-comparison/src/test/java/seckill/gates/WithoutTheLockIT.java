package seckill.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.RBucket;
import org.redisson.api.RLock;
import org.redisson.client.codec.StringCodec;
import seckill.redismessages.RedisServer;

/** The negative control of {@link GateIT}: read, check and write a counter, with Redisson's lock around it and without. */
class WithoutTheLockIT {

    private static final int UNITS = 100;
    private static final int BUYERS = 1_000;

    @Test
    void without_the_lock_more_buyers_than_units_are_admitted(@TempDir Path dir) throws Exception {
        try (RedisServer redis = server(dir)) {
            RBucket<String> left = redis.client().getBucket("{sale:1}:left", StringCodec.INSTANCE);
            RLock lock = redis.client().getLock("{sale:1}:lock");

            assertThat(admitted(left, () -> readCheckAndWrite(left))).as("without").isGreaterThan(UNITS);
            assertThat(admitted(left, () -> {
                        lock.lock();
                        try {
                            return readCheckAndWrite(left);
                        } finally {
                            lock.unlock();
                        }
                    }))
                    .as("with it")
                    .isEqualTo(UNITS);
        }
    }

    private static boolean readCheckAndWrite(RBucket<String> left) {
        int units = Integer.parseInt(left.get());
        if (units < 1) {
            return false;
        }
        left.set(Integer.toString(units - 1));
        return true;
    }

    private static long admitted(RBucket<String> left, Callable<Boolean> buyer) throws InterruptedException {
        left.set(Integer.toString(UNITS));
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Boolean>> buyers = Stream.generate(() -> buyer).limit(BUYERS).toList();
            return threads.invokeAll(buyers).stream().filter(Future::resultNow).count();
        }
    }

    private static RedisServer server(Path dir) throws IOException {
        RedisServer redis = RedisServer.start(dir);
        redis.awaitReady();
        return redis;
    }
}
