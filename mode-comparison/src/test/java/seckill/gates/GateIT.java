package seckill.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import seckill.launcher.audit.TestDatabase;
import seckill.redismessages.RedisServer;
import seckill.sale.gate.Gate;
import seckill.sale.gate.Opening;
import seckill.sale.gate.Standing;
import seckill.sale.gate.Ticket;
import seckill.sale.gate.Verdict;
import seckill.sale.gate.Wish;
import seckill.sale.gate.jdbc.JdbcGate;
import seckill.sale.gate.redis.LockedGate;
import seckill.sale.gate.redis.LuaGate;
import seckill.sale.gate.redis.PermitGate;
import seckill.stock.api.GateEngine;

/** What every gate keeps, whatever it is made of: a unit for a ticket, a ticket for a buyer, and each of them once. */
@Tag("database")
@ParameterizedClass
@EnumSource
class GateIT {

    private static final long SALE = 7;
    private static final long EPOCH = 3;
    private static final Duration LEASE = Duration.ofMillis(50);
    private static final Duration PERMITS_LEASE = Duration.ofSeconds(20);

    private static final Timer HELD = new SimpleMeterRegistry().timer("held");

    private static RedisServer redis;
    private static TestDatabase database;
    private static HikariDataSource pool;

    private final GateEngine engine;
    private final Gate gate;
    private final Gate another;

    GateIT(GateEngine engine) {
        this.engine = engine;
        this.gate = gateway("one");
        this.another = gateway("another");
    }

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        redis = RedisServer.start(dir.resolve("redis"));
        redis.awaitReady();
        database = TestDatabase.start(dir.resolve("database"));
        database.createAll("gates");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url("gates"));
        config.setUsername("root");
        config.setPassword("");
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool = new HikariDataSource(config);
    }

    @AfterAll
    static void stop() {
        pool.close();
        database.close();
        redis.close();
    }

    @BeforeEach
    void nothing_from_before() {
        redis.loseEverything();
        JdbcTemplate sql = new JdbcTemplate(pool);
        List.of("sale_gate", "sale_gate_stripe", "sale_gate_unit", "sale_gate_buyer", "sale_ticket")
                .forEach(table -> sql.update("DELETE FROM " + table));
    }

    private Gate gateway(String name) {
        Executor threads = Executors.newVirtualThreadPerTaskExecutor();
        LuaGate scripts = new LuaGate(redis.client(), name, LEASE);
        return switch (engine) {
            case SCRIPT -> scripts;
            case LOCK -> new LockedGate(scripts, redis.client(), Clock.systemUTC(), threads);
            case PERMITS -> new PermitGate(scripts, redis.client(), threads, PERMITS_LEASE);
            case DATABASE_ROW -> JdbcGate.inOneRow(pool, threads, LEASE, HELD);
            case DATABASE_STRIPES -> JdbcGate.inStripes(pool, threads, LEASE, HELD);
            case DATABASE_UNITS -> JdbcGate.inRows(pool, threads, LEASE, HELD);
        };
    }

    @Test
    void of_ten_thousand_buyers_at_two_gateways_a_hundred_get_a_hundred_units() {
        open(100, 1);

        List<Verdict> verdicts = everybody(10_000).stream().parallel()
                .map(wish -> say(wish.buyerId() % 2 == 0 ? gate : another, wish))
                .toList();

        assertThat(verdicts.stream().filter(Verdict.ADMITTED::equals)).hasSize(100);
        assertThat(verdicts.stream().filter(Verdict.SOLD_OUT::equals)).hasSize(9_900);
        assertThat(standing()).isEqualTo(new Standing(EPOCH, 0, 100, 0, false));
        assertThat(gate.take(SALE, 1_000)).hasSize(100);
        assertThat(HELD.count()).as("wishes that held a connection").matches(n -> n >= 10_000 || !engine.name().startsWith("DATABASE"));
        assertThat(gate.buyersWhenSoldOut(SALE)).hasValueSatisfying(buyers -> assertThat(buyers).hasSize(100).isSorted());
    }

    @Test
    void wishes_that_come_together_are_decided_in_their_order() {
        open(3, 2);

        List<Wish> together = List.of(wish(1, "ticket-a", 2), wish(1, "ticket-a", 2), wish(1, "ticket-b", 1), wish(2, "ticket-c", 2),
                wish(2, "ticket-d", 1));

        assertThat(gate.admit(SALE, EPOCH, together).toCompletableFuture().join()).containsExactly(
                Verdict.ADMITTED, Verdict.ALREADY, Verdict.LIMIT, Verdict.SOLD_OUT, Verdict.ADMITTED);
    }

    @Test
    void the_buyer_of_the_last_unit_who_asks_again_has_it() {
        open(1, 1);
        assertThat(say(gate, wish(1, "ticket-a", 1))).isEqualTo(Verdict.ADMITTED);
        assertThat(say(gate, wish(2, "ticket-b", 1))).isEqualTo(Verdict.SOLD_OUT);

        assertThat(say(another, wish(1, "ticket-a", 1))).isEqualTo(Verdict.ALREADY);
        assertThat(say(another, wish(1, "ticket-a", 2))).isEqualTo(Verdict.OTHER_WISH);
        assertThat(say(another, wish(1, "ticket-x", 1))).isEqualTo(Verdict.LIMIT);
        gate.pause(SALE, EPOCH, true);
        assertThat(say(gate, wish(1, "ticket-a", 1))).as("also when the sale is paused").isEqualTo(Verdict.ALREADY);
        assertThat(say(gate, wish(2, "ticket-b", 1))).isEqualTo(Verdict.NOT_OPEN);
    }

    @Test
    void a_ticket_that_became_no_order_gives_its_units_back_once() {
        open(2, 2);
        say(gate, wish(1, "ticket-a", 2));
        Ticket ticket = gate.take(SALE, 10).getFirst();

        assertThat(gate.end(SALE, Map.of(ticket, "INSUFFICIENT_BALANCE"))).as("there is something again").isTrue();
        assertThat(another.end(SALE, Map.of(ticket, "INSUFFICIENT_BALANCE"))).isFalse();

        assertThat(standing()).isEqualTo(new Standing(EPOCH, 2, 0, 1, false));
        assertThat(say(gate, wish(1, "ticket-a", 2))).isEqualTo(Verdict.RETURNED);
        assertThat(gate.fate(SALE, 1, "ticket-a")).contains(new Gate.Fate(0, "INSUFFICIENT_BALANCE"));
        assertThat(say(gate, wish(1, "ticket-b", 2))).as("and may have as much again").isEqualTo(Verdict.ADMITTED);
        assertThat(gate.fate(SALE, 1, "ticket-b")).contains(new Gate.Fate(2, ""));
        assertThat(gate.fate(SALE, 1, "ticket")).isEmpty();
        assertThat(gate.fate(SALE, 2, "ticket-b")).isEmpty();
    }

    @Test
    void a_ticket_that_became_an_order_gives_nothing_back() {
        open(2, 2);
        say(gate, wish(1, "ticket-a", 2));

        assertThat(gate.end(SALE, Map.of(gate.take(SALE, 10).getFirst(), ""))).isFalse();

        assertThat(standing()).isEqualTo(new Standing(EPOCH, 0, 0, 1, false));
        assertThat(say(gate, wish(1, "ticket-a", 2))).isEqualTo(Verdict.ALREADY);
    }

    @Test
    void what_a_dead_gateway_had_taken_up_is_taken_up_by_another_after_its_lease() {
        open(2, 1);
        say(gate, wish(1, "ticket-a", 1));
        say(gate, wish(2, "ticket-b", 1));
        List<Ticket> first = gate.take(SALE, 1);
        assertThat(another.take(SALE, 10)).as("only what nobody has").hasSize(1).doesNotContainAnyElementsOf(first);

        List<Ticket> all = new ArrayList<>();
        await("the leases").until(() -> {
            all.addAll(gateway("third").take(SALE, 10));
            return all.size() >= 2;
        });
        assertThat(all).containsAll(first);
    }

    @Test
    void who_has_seen_an_earlier_gate_is_told_to_look_again_and_builds_none() {
        open(5, 1);
        assertThat(gate.build(SALE, opening(EPOCH + 1, 5, 0, 1))).isTrue();

        assertThat(say(gate, wish(1, "ticket-a", 1))).isEqualTo(Verdict.OTHER_EPOCH);
        assertThat(gate.build(SALE, opening(EPOCH, 5, 0, 1))).isFalse();
        gate.pause(SALE, EPOCH, true);
        assertThat(standing()).isEqualTo(new Standing(EPOCH + 1, 5, 0, 0, false));
    }

    @Test
    void a_gate_is_built_of_what_the_ledger_says_less_what_tickets_under_way_will_take() {
        open(10, 5);
        say(gate, wish(1, "ticket-a", 3));
        say(gate, wish(2, "ticket-b", 2));

        assertThat(gate.build(SALE, opening(EPOCH + 1, 10, 0, 5))).isTrue();

        assertThat(standing()).isEqualTo(new Standing(EPOCH + 1, 5, 5, 0, false));
    }

    @Test
    void a_gate_that_is_brought_up_to_date_while_buyers_come_counts_every_unit_once() throws Exception {
        open(400, 1);
        List<Wish> wishes = everybody(320);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int from = 0; from < wishes.size(); from += 8) { // each building mends what the one before has broken: so look after each
                List<Future<Verdict>> buyers = wishes.subList(from, from + 8).stream()
                        .map(wish -> threads.submit(() -> say(gate, wish)))
                        .toList();
                another.build(SALE, opening(EPOCH, 400, 0, 1));
                for (Future<Verdict> buyer : buyers) {
                    assertThat(buyer.get()).isEqualTo(Verdict.ADMITTED);
                }
                assertThat(standing()).isEqualTo(new Standing(EPOCH, 400 - from - 8, from + 8, 0, false));
            }
        }
    }

    @Test
    void a_reading_of_the_ledger_is_void_when_a_ticket_has_ended_since() {
        open(10, 5);
        say(gate, wish(1, "ticket-a", 3));
        gate.end(SALE, Map.of(gate.take(SALE, 1).getFirst(), ""));

        assertThat(gate.build(SALE, opening(EPOCH + 1, 10, 0, 5))).as("read before it ended").isFalse();
        assertThat(gate.build(SALE, opening(EPOCH + 1, 7, 1, 5))).as("read after").isTrue();

        assertThat(standing()).isEqualTo(new Standing(EPOCH + 1, 7, 0, 1, false));
    }

    @Test
    void nobody_gets_a_ticket_outside_the_hours_by_the_servers_clock() {
        Instant now = Instant.now();
        gate.build(SALE, new Opening(EPOCH, 5, 0, 1, now.plusSeconds(60), now.plusSeconds(90), false));
        assertThat(say(gate, wish(1, "ticket-a", 1))).isEqualTo(Verdict.NOT_OPEN);
        gate.build(SALE, new Opening(EPOCH, 5, 0, 1, now.minusSeconds(60), now.minusSeconds(1), false));
        assertThat(say(gate, wish(1, "ticket-a", 1))).isEqualTo(Verdict.NOT_OPEN);
    }

    @Test
    void a_gate_that_was_lost_says_that_it_may_have_forgotten_tickets() {
        open(5, 1);
        assertThat(standing().mayHaveForgotten()).isFalse();
        nothing_from_before();

        Instant now = Instant.now();
        gate.build(SALE, new Opening(EPOCH + 1, 5, 0, 1, now.minusSeconds(60), now.plusSeconds(600), false, false));
        gate.build(SALE, opening(EPOCH + 2, 5, 0, 1));

        assertThat(standing().mayHaveForgotten()).as("Redis loses, the database does not").isEqualTo(!engine.name().startsWith("DATABASE"));
    }

    @Test
    void without_a_gate_nobody_gets_a_ticket() {
        assertThat(say(gate, wish(1, "ticket-a", 1))).isEqualTo(Verdict.OTHER_EPOCH);
        assertThat(gate.standing(SALE)).isEmpty();
        assertThat(gate.take(SALE, 1)).isEmpty();
    }

    private void open(int units, int limit) {
        assertThat(gate.build(SALE, opening(EPOCH, units, 0, limit))).isTrue();
    }

    private static Opening opening(long epoch, int units, long ended, int limit) {
        Instant now = Instant.now();
        return new Opening(epoch, units, ended, limit, now.minusSeconds(60), now.plusSeconds(600), false);
    }

    private Standing standing() {
        return gate.standing(SALE).orElseThrow();
    }

    private static Verdict say(Gate gate, Wish wish) {
        return gate.admit(SALE, EPOCH, List.of(wish)).toCompletableFuture().join().getFirst();
    }

    private static List<Wish> everybody(int buyers) {
        return IntStream.rangeClosed(1, buyers).mapToObj(buyer -> wish(buyer, "ticket-" + buyer, 1)).toList();
    }

    private static Wish wish(long buyer, String ticket, int quantity) {
        return new Wish(SALE, ticket, buyer, quantity, "buy-now");
    }
}
