package seckill.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.redisnode.RedisMaster;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.redismessages.RedisServer;
import seckill.sale.gate.Gate;
import seckill.sale.gate.Opening;
import seckill.sale.gate.Ticket;
import seckill.sale.gate.Verdict;
import seckill.sale.gate.Wish;
import seckill.sale.gate.redis.LuaGate;

/** What a buyer with a ticket costs the server's memory, counted by the server before and after. */
class GateMemoryIT {

    private static final Logger log = LoggerFactory.getLogger(GateMemoryIT.class);

    private static final long SALE = 7;
    private static final long EPOCH = 1;
    private static final int BUYERS = 100_000;

    /** What is promised for a buyer whose ticket has ended, as an order or returned. */
    private static final long BYTES_MAX = 160;

    /** And for one whose ticket is under way: in the journal, and then on the list of what a gateway has taken up. */
    private static final long BYTES_UNDER_WAY_MAX = 256;

    private RedisServer redis;
    private Gate gate;

    @BeforeEach
    void start(@TempDir Path dir) throws Exception {
        redis = RedisServer.start(dir);
        redis.awaitReady();
        node().setConfig("auto-aof-rewrite-percentage", "0"); // while it rewrites its file it takes 10 MB at a time, and gives them back
        gate = new LuaGate(redis.client(), "one", Duration.ofMinutes(10));
        Instant now = Instant.now();
        gate.build(SALE, new Opening(EPOCH, BUYERS, 0, 1, now.minusSeconds(60), now.plusSeconds(3600), false));
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void a_buyer_costs_at_most_160_bytes_when_his_ticket_has_become_an_order() {
        assertThat(bytesOfEachBuyer(ticket -> "")).isLessThanOrEqualTo(BYTES_MAX);
    }

    @Test
    void a_buyer_costs_at_most_160_bytes_when_his_ticket_was_returned() {
        assertThat(bytesOfEachBuyer(ticket -> "INSUFFICIENT_BALANCE")).isLessThanOrEqualTo(BYTES_MAX);
    }

    /** When his ticket has ended. That it costs more before is the negative control: what stays in the journal would be seen. */
    private long bytesOfEachBuyer(Function<Ticket, String> reason) {
        long before = used();
        for (int from = 0; from < BUYERS; from += Gate.TOGETHER_MAX) {
            assertThat(gate.admit(SALE, EPOCH, wishes(from)).toCompletableFuture().join()).containsOnly(Verdict.ADMITTED);
        }
        assertThat(bytes("in the journal", before)).isLessThanOrEqualTo(BYTES_UNDER_WAY_MAX);
        List<Ticket> tickets = new ArrayList<>();
        while (tickets.size() < BUYERS) {
            tickets.addAll(gate.take(SALE, 1_000));
        }
        assertThat(bytes("taken up", before)).isBetween(BYTES_MAX + 1, BYTES_UNDER_WAY_MAX);
        for (int from = 0; from < BUYERS; from += Gate.TOGETHER_MAX) {
            gate.end(SALE, tickets.subList(from, Math.min(from + Gate.TOGETHER_MAX, BUYERS)).stream()
                    .collect(Collectors.toMap(it -> it, reason)));
        }
        assertThat(gate.standing(SALE).orElseThrow().ended()).isEqualTo(BUYERS);
        return bytes("ended", before);
    }

    private long bytes(String state, long before) {
        long bytes = (used() - before) / BUYERS;
        log.info("a buyer costs {} bytes: {}", bytes, state);
        return bytes;
    }

    /** All that the server has allocated, less its buffers for clients and for the append-only file, which come and go. */
    private long used() {
        return Long.parseLong(node().info(RedisNode.InfoSection.MEMORY).get("used_memory_dataset"));
    }

    private RedisMaster node() {
        return redis.client().getRedisNodes(RedisNodes.SINGLE).getInstance();
    }

    /** With ids as clients choose them, 36 characters; one unit each. */
    private static List<Wish> wishes(int from) {
        return LongStream.range(from, Math.min(from + Gate.TOGETHER_MAX, BUYERS))
                .mapToObj(n -> new Wish(
                        SALE, UUID.nameUUIDFromBytes(("ticket " + n).getBytes(StandardCharsets.UTF_8)).toString(), 1_000_000 + n, 1, "buy-now"))
                .toList();
    }
}
