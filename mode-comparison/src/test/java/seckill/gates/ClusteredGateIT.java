package seckill.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redisson.client.RedisException;
import seckill.redis.Script;
import seckill.sale.gate.Gate;
import seckill.sale.gate.Opening;
import seckill.sale.gate.Standing;
import seckill.sale.gate.Ticket;
import seckill.sale.gate.Verdict;
import seckill.sale.gate.Wish;
import seckill.sale.gate.redis.LockedGate;
import seckill.sale.gate.redis.LuaGate;
import seckill.sale.gate.redis.PermitGate;
import seckill.stock.api.GateEngine;

/** Gates in a cluster of Redis: a sale is on one node, sales are on all. */
class ClusteredGateIT {

    private static final long EPOCH = 3;
    private static final int UNITS = 100;
    private static final int BUYERS = 10_000;
    private static final int TOGETHER = 50;

    private static RedisCluster redis;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        redis = RedisCluster.start(dir);
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @ParameterizedTest
    @EnumSource(names = "DATABASE_.*", mode = EnumSource.Mode.MATCH_NONE)
    void sales_on_every_node_give_each_unit_to_one_and_what_a_node_loses_is_built_anew(GateEngine engine) {
        IntStream.range(0, RedisCluster.NODES).forEach(redis::losesEverythingOn);
        Gate gate = gate(engine);
        List<Long> sales = IntStream.range(0, RedisCluster.NODES).mapToObj(redis::saleOn).toList();
        sales.forEach(sale -> assertThat(gate.build(sale, opening(EPOCH, UNITS, 0))).isTrue());

        Map<Long, List<Verdict>> verdicts = sales.stream().parallel().collect(Collectors.toConcurrentMap(it -> it, it -> everybody(gate, it)));

        sales.forEach(sale -> {
            assertThat(Collections.frequency(verdicts.get(sale), Verdict.ADMITTED)).isEqualTo(UNITS);
            assertThat(Collections.frequency(verdicts.get(sale), Verdict.SOLD_OUT)).isEqualTo(BUYERS - UNITS);
            assertThat(gate.standing(sale)).contains(new Standing(EPOCH, 0, UNITS, 0, false));
            assertThat(gate.buyersWhenSoldOut(sale).orElseThrow()).hasSize(UNITS).isSorted();
            endsHalfAsOrders(gate, sale);
        });

        long lost = sales.getFirst();
        redis.losesEverythingOn(0);

        assertThat(gate.standing(lost)).isEmpty();
        assertThat(say(gate, lost, EPOCH, 1)).as("there is none").isEqualTo(Verdict.OTHER_EPOCH);
        sales.stream().skip(1).forEach(sale ->
                assertThat(gate.standing(sale)).contains(new Standing(EPOCH, UNITS / 2, 0, UNITS, false)));
        assertThat(gate.build(lost, opening(EPOCH + 1, UNITS / 2, 0))).isTrue();
        assertThat(say(gate, lost, EPOCH, 1)).isEqualTo(Verdict.OTHER_EPOCH);
        sales.forEach(sale -> assertThat(say(gate, sale, sale == lost ? EPOCH + 1 : EPOCH, BUYERS + 1)).isEqualTo(Verdict.ADMITTED));
    }

    /** Half become orders, half come back. */
    private static void endsHalfAsOrders(Gate gate, long sale) {
        List<Ticket> tickets = gate.take(sale, 2 * UNITS);
        assertThat(tickets).hasSize(UNITS);
        tickets.forEach(ticket -> gate.end(sale, Map.of(ticket, tickets.indexOf(ticket) % 2 == 0 ? "" : "INSUFFICIENT_BALANCE")));
        for (Ticket ticket : tickets) {
            assertThat(gate.fate(sale, ticket.wish().buyerId(), ticket.wish().ticket()))
                    .contains(tickets.indexOf(ticket) % 2 == 0 ? new Gate.Fate(1, "") : new Gate.Fate(0, "INSUFFICIENT_BALANCE"));
        }
        assertThat(gate.standing(sale)).contains(new Standing(EPOCH, UNITS / 2, 0, UNITS, false));
    }

    /** The negative control: what is not under one tag is not on one node, and no script may have it. */
    @Test
    void control_without_one_tag_the_cluster_refuses_the_script() {
        Script admit = Script.named(redis.client(), "sale/admit");

        assertThatThrownBy(() -> admit.answer(List.of("sale:1:gate", "sale:1:buyers", "sale:1:journal"), "3", "1 1 buy-now ticket-1"))
                .isInstanceOf(RedisException.class)
                .hasMessageContaining("CROSSSLOT");
        assertThat(admit.answer(List.of("{sale:1}:gate", "{sale:1}:buyers", "{sale:1}:journal"), "3", "1 1 buy-now ticket-1"))
                .isEqualTo("E");
    }

    private static Gate gate(GateEngine engine) {
        Executor threads = Executors.newVirtualThreadPerTaskExecutor();
        LuaGate scripts = new LuaGate(redis.client(), "one", Duration.ofMinutes(1));
        return switch (engine) {
            case SCRIPT -> scripts;
            case LOCK -> new LockedGate(scripts, redis.client(), Clock.systemUTC(), threads);
            case PERMITS -> new PermitGate(scripts, redis.client(), threads, Duration.ofSeconds(20));
            case DATABASE_ROW, DATABASE_STRIPES, DATABASE_UNITS -> throw new IllegalArgumentException(engine + " is not in Redis");
        };
    }

    private static Opening opening(long epoch, int units, long ended) {
        Instant now = Instant.now();
        return new Opening(epoch, units, ended, 1, now.minusSeconds(60), now.plusSeconds(600), false);
    }

    private static List<Verdict> everybody(Gate gate, long sale) {
        return IntStream.range(0, BUYERS / TOGETHER).parallel()
                .mapToObj(n -> LongStream.range(0, TOGETHER).mapToObj(it -> wish(sale, 1 + n * TOGETHER + it)).toList())
                .flatMap(wishes -> gate.admit(sale, EPOCH, wishes).toCompletableFuture().join().stream())
                .toList();
    }

    private static Verdict say(Gate gate, long sale, long epoch, long buyer) {
        return gate.admit(sale, epoch, List.of(wish(sale, buyer))).toCompletableFuture().join().getFirst();
    }

    private static Wish wish(long sale, long buyer) {
        return new Wish(sale, "ticket-" + buyer, buyer, 1, "buy-now");
    }
}
