package seckill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import seckill.compare.history.History;
import seckill.compare.witness.Witness;
import seckill.launcher.BrokerOnDemand;
import seckill.launcher.Assembly;
import seckill.launcher.Home;
import seckill.launcher.Metrics;
import seckill.launcher.Progress;
import seckill.launcher.bench.ModeSwitch;

/** What processes count is what the protocol of a mode says: one buyer, one order after the other, on a shop where nobody else buys. */
@TestInstance(Lifecycle.PER_CLASS)
class CountsIT {

    private static final int ORDERS = 10;

    /** What the gateway asks every now and then, whether somebody buys or not. */
    private static final List<String> BY_ITSELF = List.of("sales", "overdueAfter");

    private static final Duration REST_MAX = Duration.ofSeconds(60);

    /** On a busy machine a thread may stand still between the pool's reading of the clock and ours. */
    private static final double APART_SECONDS_MAX = 0.01;

    private final Path root = Path.of("../..").toAbsolutePath().normalize();
    private CompareStack stack;
    private Market market;

    @BeforeAll
    void open() {
        stack = CompareStack.up(root, new Home(root.resolve("mode-comparison/comparison-suite/target/stack-counts")), Assembly.MODULES, Progress.NONE);
        market = new Market(stack.operator());
        market.open();
    }

    @AfterAll
    void close() {
        stack.close();
    }

    /**
     * A price and three steps are four calls. A coordinator adds four times two: beginning and end, and a branch of each participant, which is
     * registered and ended. With letters the gateway calls the order module only, and they go to stock, payment, order and back. By way of
     * Redis the order is placed, and told that it is paid.
     */
    @ParameterizedTest
    @CsvSource({
        "NONE, 4, 0", "TCC, 12, 0", "SAGA, 12, 0", "XA, 12, 0", "AT, 12, 0", "OUTBOX, 2, 4", "MQ_TX, 2, 4", "REDIS_MSG, 5, 1"
    })
    void an_order_takes_as_many_calls_and_messages_as_its_protocol_says(String mode, long calls, long messages) throws Exception {
        new BrokerOnDemand(root, stack.itself().home()).forMode(mode, Progress.NONE);
        new ModeSwitch(stack.operator()).all(mode);
        buy(1);
        Readings before = readings();
        buy(ORDERS);
        Readings after = readings();

        Map<String, Long> made = after.callsSince(before);
        assertThat(made.values().stream().mapToLong(Long::longValue).sum()).as("calls: %s", made).isEqualTo(ORDERS * calls);
        assertThat(after.messages - before.messages).as("messages").isEqualTo(ORDERS * messages);
        double held = after.heldSeconds - before.heldSeconds;
        double asThePoolsSay = after.usedSeconds - before.usedSeconds; // each loan cut down to milliseconds
        assertThat(held).as("seconds for which connections were held").isBetween(
                asThePoolsSay, asThePoolsSay + (after.loans - before.loans) * APART_SECONDS_MAX);
    }

    private void buy(int orders) throws Exception {
        try (Witness nobody = Witness.begin(stack.tables())) {
            Client client = new Client(stack.shop(), new History(System.nanoTime()), nobody, "counts");
            for (int order = 0; order < orders; order++) {
                assertThat(client.checksOut("buy-now", market.rich(0), market.sku(order), Market.PRICE).isOk()).isTrue();
            }
        }
        assertThat(stack.audit(REST_MAX).atRest()).isTrue();
    }

    /**
     * Summed over all processes; the last two as HikariCP measures.
     *
     * @param calls by operation; read one by one, so that none is made between the reading of all and of those that do not count
     */
    private record Readings(Map<String, Long> calls, double messages, double heldSeconds, double usedSeconds, double loans) {

        Map<String, Long> callsSince(Readings earlier) {
            Map<String, Long> since = new TreeMap<>();
            calls.forEach((operation, count) -> {
                long more = count - earlier.calls.getOrDefault(operation, 0L);
                if (more != 0 && !BY_ITSELF.contains(operation)) {
                    since.put(operation, more);
                }
            });
            return since;
        }
    }

    private Readings readings() {
        return new Readings(
                calls(),
                sum(it -> it.measured("seckill.messages.sent").count()),
                sum(it -> it.measured("seckill.connections.held").seconds()),
                sum(it -> it.measured("hikaricp.connections.usage").seconds()),
                sum(it -> it.measured("hikaricp.connections.usage").count()));
    }

    private Map<String, Long> calls() {
        Map<String, Long> all = new TreeMap<>();
        told(metrics -> metrics.measuredBy("operation", "seckill.calls"))
                .forEach(each -> each.forEach((operation, measured) -> all.merge(operation, measured.count(), Long::sum)));
        return all;
    }

    private double sum(ToDoubleFunction<Metrics> reading) {
        return told(reading::applyAsDouble).mapToDouble(Double::doubleValue).sum();
    }

    /** What each process tells that tells anything. */
    private <T> Stream<T> told(Function<Metrics, T> reading) {
        return stack.itself().running().processes().stream()
                .flatMap(process -> stack.itself().running().management(stack.itself().home(), process.name()).stream())
                .map(management -> {
                    try (Metrics metrics = Metrics.at(management)) {
                        return reading.apply(metrics);
                    }
                });
    }
}
