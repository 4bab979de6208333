package seckill.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.RPermitExpirableSemaphore;
import seckill.redis.Script;
import seckill.redismessages.RedisServer;
import seckill.sale.gate.Gate;
import seckill.sale.gate.Opening;
import seckill.sale.gate.Standing;
import seckill.sale.gate.Verdict;
import seckill.sale.gate.Wish;
import seckill.sale.gate.redis.LuaGate;
import seckill.sale.gate.redis.PermitGate;

/** A permit whose gateway dies before the ticket comes back by itself, and buys nothing any more when the gateway comes late. */
class PermitGateIT {

    private static final long SALE = 8;
    private static final long EPOCH = 2;
    private static final long LEASE_MS = 300;

    private static RedisServer redis;

    private Gate gate;
    private RPermitExpirableSemaphore permits;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        redis = RedisServer.start(dir);
        redis.awaitReady();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void a_gate_with_one_unit() {
        redis.loseEverything();
        LuaGate scripts = new LuaGate(redis.client(), "one", Duration.ofMinutes(1));
        gate = new PermitGate(scripts, redis.client(), Executors.newVirtualThreadPerTaskExecutor(), Duration.ofSeconds(20));
        permits = redis.client().getPermitExpirableSemaphore("{sale:8}:permits");
        assertThat(build(1, 0)).isTrue();
    }

    @Test
    void a_unit_whose_gateway_dies_before_its_ticket_is_there_again_after_the_lease() throws Exception {
        permits.tryAcquire(1, 0, LEASE_MS, TimeUnit.MILLISECONDS);

        assertThat(admit(1)).isEqualTo(Verdict.SOLD_OUT);
        assertThat(gate.buyersWhenSoldOut(SALE)).as("it is not the end").isEmpty();
        assertThat(standing()).isEqualTo(new Standing(EPOCH, 1, 0, 0, false));

        await("the lease").until(() -> admit(1) == Verdict.ADMITTED);
        assertThat(standing()).isEqualTo(new Standing(EPOCH, 0, 1, 0, false));
    }

    @Test
    void control_without_a_lease_the_unit_is_lost() throws Exception {
        permits.tryAcquire(1, 0, -1, TimeUnit.MILLISECONDS);

        await("longer than the lease").pollDelay(Duration.ofMillis(2 * LEASE_MS)).until(() -> admit(1) == Verdict.SOLD_OUT);
        assertThat(standing().left()).as("and nobody sees it").isEqualTo(1);
    }

    @Test
    void who_comes_after_his_lease_gets_no_ticket() throws Exception {
        String permit = permits.tryAcquire(1, 0, LEASE_MS, TimeUnit.MILLISECONDS).getFirst();
        await("the lease").until(() -> admit(1) == Verdict.ADMITTED);

        assertThat(spend(Script.text("sale/spend"), 2, permit)).isEqualTo("S");
        assertThat(gate.take(SALE, 10)).hasSize(1);
        assertThat(standing()).isEqualTo(new Standing(EPOCH, 0, 1, 0, false));
    }

    @Test
    void control_when_nobody_looks_at_the_permit_two_have_the_unit() throws Exception {
        String permit = permits.tryAcquire(1, 0, LEASE_MS, TimeUnit.MILLISECONDS).getFirst();
        await("the lease").until(() -> admit(1) == Verdict.ADMITTED);
        String careless = Script.text("sale/spend")
                .replace("if redis.call('ZSCORE', leases, permit) then", "if true then")
                .replace(" or quantity > tonumber(g[2])", "");

        assertThat(spend(careless, 2, permit)).isEqualTo("T");
        assertThat(gate.take(SALE, 10)).as("tickets for one unit").hasSize(2);
    }

    @Test
    void a_gate_that_is_built_while_a_permit_is_out_counts_its_unit_once() throws Exception {
        String permit = permits.tryAcquire(1, 0, 20_000, TimeUnit.MILLISECONDS).getFirst();

        assertThat(build(1, 0)).isTrue();
        assertThat(admit(1)).isEqualTo(Verdict.SOLD_OUT);
        assertThat(build(0, 0)).as("the ledger has less now").isTrue();
        assertThat(spend(Script.text("sale/spend"), 2, permit)).isEqualTo("S");

        assertThat(permits.tryRelease(permit)).isTrue();
        assertThat(permits.getPermits()).isZero();
        assertThat(admit(1)).isEqualTo(Verdict.SOLD_OUT);
    }

    @Test
    void permits_that_redis_has_lost_are_missed_and_built_anew() {
        redis.client().getKeys().delete("{sale:8}:permits", "{sale:8}:permits:timeout");
        assertThat(standing()).isEqualTo(new Standing(EPOCH, 0, 0, 0, false));
        assertThat(admit(1)).isEqualTo(Verdict.SOLD_OUT);

        assertThat(build(1, 0)).isTrue();

        assertThat(admit(1)).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void units_that_come_back_are_permits_again_and_refused_wishes_take_none() {
        assertThat(admit(1)).isEqualTo(Verdict.ADMITTED);
        gate.end(SALE, Map.of(gate.take(SALE, 1).getFirst(), "CHECKOUT_FAILED"));

        assertThat(admit(1)).isEqualTo(Verdict.RETURNED);
        gate.pause(SALE, EPOCH, true);
        assertThat(admit(2)).isEqualTo(Verdict.NOT_OPEN);

        assertThat(permits.availablePermits()).isEqualTo(1);
    }

    private boolean build(int available, int ended) {
        Instant now = Instant.now();
        return gate.build(SALE, new Opening(EPOCH, available, ended, 1, now.minusSeconds(60), now.plusSeconds(600), false));
    }

    private Standing standing() {
        return gate.standing(SALE).orElseThrow();
    }

    private Verdict admit(long buyer) {
        Wish wish = new Wish(SALE, "ticket-" + buyer, buyer, 1, "buy-now");
        return gate.admit(SALE, EPOCH, List.of(wish)).toCompletableFuture().join().getFirst();
    }

    private static String spend(String script, long buyer, String permit) {
        return new Script(redis.client(), script)
                .answer(
                        List.of("{sale:8}:gate", "{sale:8}:buyers", "{sale:8}:journal", "{sale:8}:permits:timeout"),
                        Long.toString(EPOCH), "ticket-" + buyer, Long.toString(buyer), "1", "buy-now", permit);
    }
}
