package seckill.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import seckill.launcher.RedisUser;
import seckill.launcher.Assembly;
import seckill.launcher.Home;
import seckill.launcher.Metrics;
import seckill.launcher.OperatorApi;
import seckill.launcher.Progress;
import seckill.launcher.RedisDurability;
import seckill.launcher.RunningStack;
import seckill.launcher.Stack;
import seckill.launcher.StackOptions;
import seckill.launcher.demo.CatalogueProduct;
import seckill.launcher.demo.CatalogueSale;
import seckill.sale.SaleTokens;

/**
 * A shop of its own: its gateway has the handlers that it is compared with, is compiled as a deployed one would be, and lets everybody ask
 * as often as they like.
 */
final class BenchStack implements AutoCloseable {

    private static final int PER_SECOND_WITHOUT_END = 1_000_000_000;
    private static final long FIRST_SKU = 7_000_000;
    private static final String CURRENCY = "CNY";

    /** By both compilers. */
    private static final List<String> COMPILED = List.of("-Xshare:auto", "-XX:TieredStopAtLevel=4");

    /** As much as one shelf holds. */
    static final int SHELF = 10_000_000;

    /** Further than any run takes. */
    private static final long OPEN_HOURS = 4;

    private final Stack stack;
    private final RedissonClient redis;
    private final SaleTokens tokens;
    private final Thread whenInterrupted;
    private final Metrics metrics;
    private OperatorApi operator;
    private int products;

    private BenchStack(Stack stack) {
        this.stack = stack;
        this.whenInterrupted = new Thread(() -> stack.down(Progress.NONE));
        Runtime.getRuntime().addShutdownHook(whenInterrupted);
        RunningStack running = stack.running();
        Config config = new Config();
        RedisUser admin = running.redisAdmin(stack.home());
        config.setUsername(admin.name().isEmpty() ? null : admin.name()).setPassword(admin.password());
        config.useSingleServer()
                .setAddress("redis://" + running.redis())
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(4)
                .setSubscriptionConnectionMinimumIdleSize(0);
        this.redis = Redisson.create(config);
        this.tokens = new SaleTokens(Base64.getDecoder().decode(stack.secrets().key("session-key")), Clock.systemUTC());
        this.operator = OperatorApi.login(stack.baseUrl(), stack.secrets());
        this.metrics = Metrics.at(running.management(stack.home(), "gateway").orElseThrow());
    }

    /** Its gateway turns no tickets into orders. */
    static BenchStack up(Path root, Home home, Progress progress) {
        return up(root, home, Map.of("gateway", gateway("-Dseckill.gates.settlers-max=0")), progress);
    }

    /** One that turns tickets into orders, whose participants are compiled as deployed ones would be, too. */
    static BenchStack settling(Path root, Home home, Progress progress) {
        Map<String, List<String>> flags = new HashMap<>();
        List.of("stock", "order", "payment").forEach(it -> flags.put(it, COMPILED));
        flags.put("gateway", gateway());
        return up(root, home, flags, progress);
    }

    private static List<String> gateway(String... more) {
        List<String> usual = List.of(
                "-Xms768m",
                "-Xmx768m",
                "-Dseckill.asking.per-buyer=" + PER_SECOND_WITHOUT_END,
                "-Dseckill.asking.per-address=" + PER_SECOND_WITHOUT_END);
        return Stream.of(COMPILED.stream(), usual.stream(), Stream.of(more)).flatMap(it -> it).toList();
    }

    private static BenchStack up(Path root, Home home, Map<String, List<String>> flags, Progress progress) {
        Path handlers = root.resolve("mode-comparison/admission-bench/target/admission-bench.jar");
        Stack stack = Stack.of(root, home, new StackOptions(
                Assembly.MODULES,
                Optional.empty(),
                Map.of(),
                flags,
                Map.of("gateway", List.of(handlers)),
                false,
                Optional.of(RedisDurability.always)));
        stack.wipe(Progress.NONE);
        try {
            stack.up(progress);
            return new BenchStack(stack);
        } catch (RuntimeException e) {
            stack.down(Progress.NONE);
            throw e;
        }
    }

    /** Plans sales of a new product with so many units each, and opens their gates. */
    void sell(int units, Instant opensAt, String engine, long... saleIds) {
        Instant closesAt = opensAt.plus(OPEN_HOURS, ChronoUnit.HOURS);
        long sku = FIRST_SKU + products++;
        operator.loadCatalogue(
                List.of(new CatalogueProduct(sku, "A cup", "杯子", "For the bench", "用于测量", "kitchen", 100, CURRENCY, SHELF)), List.of());
        List<CatalogueSale> sales = LongStream.of(saleIds)
                .mapToObj(id -> new CatalogueSale(
                        id, sku, "Cups " + id, "杯子", 50, CURRENCY, opensAt.toString(), closesAt.toString(), 10, units))
                .toList();
        operator.loadCatalogue(List.of(), sales);
        for (long id : saleIds) {
            operator.openGate(id, engine);
        }
    }

    OperatorApi operator() {
        return operator;
    }

    /** Of the gateway that runs now. */
    Metrics gatewayMetrics() {
        return metrics;
    }

    RedissonClient redis() {
        return redis;
    }

    SaleTokens tokens() {
        return tokens;
    }

    Stack itself() {
        return stack;
    }

    int port() {
        return URI.create(stack.baseUrl()).getPort();
    }

    Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        stack.running().processes().forEach(process -> pids.put(process.name(), process.pid()));
        return pids;
    }

    /** As after a crash: killed, and ready again. */
    void restartGateway() {
        stack.kill("gateway");
        stack.up(Progress.NONE);
        operator.close();
        operator = OperatorApi.login(stack.baseUrl(), stack.secrets());
    }

    @Override
    public void close() {
        operator.close();
        metrics.close();
        redis.shutdown();
        Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        stack.down(Progress.NONE);
    }
}
