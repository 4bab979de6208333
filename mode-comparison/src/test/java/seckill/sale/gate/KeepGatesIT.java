package seckill.sale.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.launcher.audit.TestDatabase;
import seckill.participant.CommandId;
import seckill.participant.Money;
import seckill.redismessages.RedisServer;
import seckill.sale.OperateSales;
import seckill.sale.gate.redis.LuaGate;
import seckill.sale.gate.redis.RedisRestockNotices;
import seckill.sale.redis.RedissonSaleLocks;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.GateEngine;
import seckill.stock.api.SaleCommand;
import seckill.stock.api.SalesApi;
import seckill.threeparts.Modules;
import seckill.trail.jdbc.JdbcAuditTrail;

/** Two gateways keep the gate of a sale, the second of which looks at the least convenient instants. */
@Tag("database")
class KeepGatesIT {

    private static final long SKU = 1;
    private static final int UNITS = 100;

    /** An epoch is the number of the lock under which the gate was opened: planning and allocating were the first two. */
    private static final long FIRST_EPOCH = 3;

    private static TestDatabase database;
    private static Modules modules;
    private static RedisServer redis;

    private final SaleBoard board = new SaleBoard();
    private final SaleBoard anothers = new SaleBoard();
    private final AtomicReference<Runnable> beforeItIsBuilt = new AtomicReference<>(() -> { });

    private OperateSales sales;
    private KeepGates gateway;
    private KeepGates another;
    private long sale;

    @BeforeAll
    static void start(@TempDir Path dir, @TempDir Path ofRedis) throws Exception {
        database = TestDatabase.start(dir);
        database.createAll(Modules.SCHEMA);
        modules = Modules.over(database);
        modules.sql().update("INSERT INTO product VALUES (?, 'Cup', '', '', '', 'k', 500, 'CNY')", SKU);
        modules.sql().update(
                "INSERT INTO stock_level (sku, sale_id, allocated, available, reserved, sold) VALUES (?, 0, ?, ?, 0, 0)",
                SKU, 1_000 * UNITS, 1_000 * UNITS);
        redis = RedisServer.start(ofRedis);
        redis.awaitReady();
    }

    @AfterAll
    static void stop() {
        redis.close();
        modules.close();
        database.close();
    }

    @BeforeEach
    void a_sale_without_a_gate() {
        sales = new OperateSales(
                new RedissonSaleLocks(redis.client()), modules.the(SalesApi.class), modules.the(CatalogueApi.class),
                new JdbcAuditTrail(modules.the(DataSource.class), Clock.systemUTC()));
        gateway = gateway(board);
        another = gateway(anothers);
        sale = 1 + modules.sql().queryForObject("SELECT COALESCE(MAX(sale_id), 0) FROM sale", Long.class);
        Instant now = Instant.now();
        SaleCommand.Terms terms =
                new SaleCommand.Terms(SKU, "Cups", "杯子", new Money(400, "CNY"), now, now.plusSeconds(3_600), 1);
        sales.operate(new SaleCommand.Plan(id(), sale, terms), "somebody");
        sales.operate(new SaleCommand.Allocate(id(), sale, UNITS), "somebody");
    }

    @Test
    void a_gate_that_is_being_opened_is_not_taken_for_a_lost_one() {
        beforeItIsBuilt.set(() -> another.look(sale));

        Standing standing = gateway.open(id(), sale, GateEngine.SCRIPT, "somebody");

        assertThat(standing.epoch()).isEqualTo(FIRST_EPOCH);
        assertThat(standing.left()).isEqualTo(UNITS);
        assertThat(standing.mayHaveForgotten()).as("orders were looked for, of a sale that never had a buyer").isFalse();
    }

    @Test
    void of_two_that_find_a_gate_lost_one_builds_it_anew_and_both_know() {
        gateway.open(id(), sale, GateEngine.SCRIPT, "somebody");
        another.look(sale);
        redis.client().getKeys().flushall();
        beforeItIsBuilt.set(() -> another.look(sale));

        gateway.look(sale);
        another.look(sale);

        Standing standing = gateway.standing(sale).orElseThrow();
        assertThat(standing.epoch()).as("opened twice in all").isEqualTo(FIRST_EPOCH + 1);
        assertThat(standing.left()).isEqualTo(UNITS);
        assertThat(standing.mayHaveForgotten()).isTrue();
        assertThat(board.of(sale).orElseThrow().epoch()).isEqualTo(FIRST_EPOCH + 1);
        assertThat(anothers.of(sale).orElseThrow().epoch()).isEqualTo(FIRST_EPOCH + 1);
    }

    @Test
    void a_gate_whose_opener_died_before_it_was_built_is_found_lost() {
        sales.operate(new SaleCommand.Open(id(), sale, GateEngine.SCRIPT), "somebody");

        another.look(sale);

        assertThat(another.standing(sale).orElseThrow().epoch()).isEqualTo(FIRST_EPOCH + 1);
    }

    private KeepGates gateway(SaleBoard its) {
        Gate gate = disturbed(new LuaGate(redis.client(), UUID.randomUUID().toString(), Duration.ofSeconds(20)));
        Gates gates = new Gates(Arrays.stream(GateEngine.values()).collect(Collectors.toMap(Function.identity(), engine -> gate)));
        return new KeepGates(
                gates,
                its,
                modules.the(CatalogueApi.class),
                sales,
                new RedisRestockNotices(redis.client()),
                Clock.systemUTC());
    }

    /** Something happens once, before it is built: on another thread, as Redisson's locks are held by threads. */
    private Gate disturbed(Gate gate) {
        return (Gate) Proxy.newProxyInstance(Gate.class.getClassLoader(), new Class<?>[] {Gate.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("build")) {
                CompletableFuture.runAsync(beforeItIsBuilt.getAndSet(() -> { })).join();
            }
            try {
                return method.invoke(gate, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static CommandId id() {
        return new CommandId(UUID.randomUUID().toString(), "operate");
    }
}
