package seckill.topology;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done to hosts. */
record Blows(TwoOfEverything shop) {

    private static final Logger log = LoggerFactory.getLogger(Blows.class);

    /** Longer than what anybody waits for an answer between hosts, so that all of them notice. */
    private static final Duration CUT = Duration.ofSeconds(8);

    private static final Duration BETWEEN = Duration.ofSeconds(3);

    /** Of those of which there are several, one after the other, the next when the last is ready; then those of which there is one. */
    static final List<String> ALL = Stream.of(
                    TwoOfEverything.PARTICIPANTS, TwoOfEverything.GATEWAYS, TwoOfEverything.TCS, TwoOfEverything.REDIS,
                    List.of("rocketmq", "nacos", "database"))
            .flatMap(List::stream)
            .toList();

    /** As an operator does it. */
    void restart(String host) throws InterruptedException {
        long begin = System.nanoTime();
        Program program = shop.program(host);
        program.end();
        program.start().awaitReady();
        if (TwoOfEverything.REDIS.contains(host)) {
            await("the cluster of Redis").atMost(Duration.ofSeconds(60)).ignoreExceptions().until(shop::redisIsWhole);
        }
        log.info("{} restarted in {} s", host, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    void cut(String one, String other) {
        log.info("{} and {} do not hear each other", one, other);
        shop.host(one).cutOffFrom(shop.host(other));
        goOnFor(CUT);
        shop.host(one).reaches(shop.host(other));
        goOnFor(BETWEEN);
    }

    /** Dies as by a crash, and comes back as it was. */
    void crash(String host) {
        shop.program(host).kill();
        goOnFor(BETWEEN);
        shop.program(host).start().awaitReady();
        log.info("{} has died and is back", host);
    }

    static void goOnFor(Duration time) {
        long last = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < last) {
            LockSupport.parkNanos(last - System.nanoTime());
        }
    }
}
