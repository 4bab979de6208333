package seckill.redismessages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.Scenarios;
import seckill.checkout.Step;
import seckill.checkout.ticket.Journal.Entry;
import seckill.checkout.ticket.SettleTickets;
import seckill.stock.api.StockLine;

/**
 * Orders settled per second on one hot product: in one local transaction each, step by step, and in batches; rounds of all
 * in turn, in one process, with a database that writes its log at every commit. Without Dubbo, which would add its calls
 * to the first two. Run by {@code ./seckill test --ratios}.
 */
@Tag("ratios")
class BatchRatioIT {

    private static final Logger log = LoggerFactory.getLogger(BatchRatioIT.class);

    private static final int ROUNDS = 5;

    /** More of them only wait at the hot row. */
    private static final int THREADS = 8;

    /** What must be seen on any machine; what is seen on a quiet one is in the log and in docs/modes/redis-msg.md. */
    private static final double AT_LEAST = 2;

    private static SettlingShop shop;

    /** So many orders that a round takes about as long in each way, and the compiler has seen as much of each. */
    private enum Way {
        ONE_TRANSACTION(200),
        STEP_BY_STEP(150),
        IN_TENS(600),
        IN_BATCHES(2000);

        private final int orders;

        Way(int orders) {
            this.orders = orders;
        }
    }

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        shop = SettlingShop.open(dir);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"place-order", "buy-now"})
    void batches_settle_a_multiple(String scenario) throws Exception {
        Map<Way, List<Double>> perSecond = new EnumMap<>(Way.class);
        for (int round = 0; round <= ROUNDS; round++) {
            List<Way> ways = new ArrayList<>(List.of(Way.values()));
            if (round % 2 == 1) {
                Collections.reverse(ways);
            }
            for (Way way : ways) {
                double result = round(way, scenario);
                if (round > 0) { // the first warms up
                    perSecond.computeIfAbsent(way, it -> new ArrayList<>()).add(result);
                }
            }
        }
        perSecond.forEach((way, results) -> log.info("{} {}: median {} orders/s, {} to {}", scenario, way,
                Math.round(median(results)), Math.round(Collections.min(results)), Math.round(Collections.max(results))));
        double batches = median(perSecond.get(Way.IN_BATCHES));
        log.info("{}: batches / one transaction per order = {}, batches / step by step = {}", scenario,
                ratio(batches, perSecond.get(Way.ONE_TRANSACTION)), ratio(batches, perSecond.get(Way.STEP_BY_STEP)));

        write(scenario, perSecond);

        assertThat(batches / median(perSecond.get(Way.STEP_BY_STEP))).as("batches / step by step").isGreaterThan(AT_LEAST);
    }

    /** For {@code ./seckill bench}, which shows the ratios among its own, and {@code ./seckill capacity}, which counts on the rates. */
    private static void write(String scenario, Map<Way, List<Double>> perSecond) throws IOException {
        List<Double> batches = perSecond.get(Way.IN_BATCHES);
        List<Double> ratios = IntStream.range(0, ROUNDS).mapToObj(round -> batches.get(round) / perSecond.get(Way.ONE_TRANSACTION).get(round)).toList();
        Path folder = Files.createDirectories(Path.of("target", "ratios"));
        Files.writeString(
                folder.resolve("settled-" + scenario + ".json"),
                "{\"when\": \"%s\", \"batchesToOneTransaction\": %s, \"threads\": %d, \"oneTransaction\": %s, \"perSecondByBatch\": {\"1\": %s, \"10\": %s, \"100\": %s}}%n"
                        .formatted(Instant.now(), ratios, THREADS, perSecond.get(Way.ONE_TRANSACTION), perSecond.get(Way.STEP_BY_STEP), perSecond.get(Way.IN_TENS), batches));
    }

    private static double round(Way way, String scenario) throws InterruptedException, ExecutionException {
        shop.open(way.orders, 1, SettlingIT.wallets(way.orders, 100));
        List<Runnable> work = switch (way) {
            case ONE_TRANSACTION -> oneTransactionEach(scenario, way.orders);
            case STEP_BY_STEP -> settling(scenario, way.orders, 1);
            case IN_TENS -> settling(scenario, way.orders, 10);
            case IN_BATCHES -> settling(scenario, way.orders, 100);
        };
        long begin = System.nanoTime();
        inParallel(work);
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(shop.number("SELECT sold + reserved FROM stock_level WHERE sale_id = 0")).as("%s", way).isEqualTo(way.orders);
        assertThat(shop.number("SELECT COUNT(*) FROM orders WHERE next_status IS NULL")).as("%s", way).isEqualTo(way.orders);
        return way.orders / seconds;
    }

    /** As the mode LOCAL has it. */
    private static List<Runnable> oneTransactionEach(String scenario, int orders) {
        Scenarios scenarios = SettlingShop.scenarios(shop.participants());
        return IntStream.rangeClosed(1, orders)
                .mapToObj(buyer -> shop.begun(scenario, buyer, StockLine.SHELF))
                .<Runnable>map(begun -> () -> carry(scenarios, begun))
                .toList();
    }

    private static void carry(Scenarios scenarios, CheckoutRecord begun) {
        shop.transaction().executeWithoutResult(status -> scenarios.steps(begun).forEach(Step::carryOut));
    }

    private static List<Runnable> settling(String scenario, int orders, int batchMax) {
        shop.admit(scenario, SettlingIT.buyers(orders), StockLine.SHELF);
        SettleTickets settling = shop.settling();
        return Stream.generate(() -> shop.read(batchMax))
                .takeWhile(batch -> !batch.isEmpty())
                .<Runnable>map(batch -> () -> settle(settling, batch))
                .toList();
    }

    private static void settle(SettleTickets settling, List<Entry> batch) {
        settling.settle(batch);
    }

    private static void inParallel(List<Runnable> work) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = work.stream().<Future<?>>map(threads::submit).toList();
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private static double median(List<Double> results) {
        List<Double> sorted = results.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static String ratio(double batches, List<Double> others) {
        return "%.1f".formatted(batches / median(others));
    }
}
