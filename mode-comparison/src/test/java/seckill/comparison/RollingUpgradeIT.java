package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Guarantees.Assembly;

/** Two versions of the shop serve side by side, on one set of stores, and one takes the other's place while buyers buy ({@code docs/upgrades.md}). */
@WithStacks
class RollingUpgradeIT {

    private static final Logger log = LoggerFactory.getLogger(RollingUpgradeIT.class);

    private static final long PRICE = 700;
    private static final long MONEY = 1_000_000;
    private static final int BUYERS = 3;

    /** Enough that one of them is amid something at any time. */
    private static final int MORE_OF_EACH = 12;

    private static final Duration MANY = Duration.ofSeconds(90);

    /** A synchronous mode of each kind, and one that travels; both versions carry them, at each other's participants. */
    private static final Map<String, String> MODES = Map.of("buy-now", "AT", "place-order", "TCC", "pay-order", "OUTBOX");

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @TempDir
    private Path folder;

    @Test
    void one_module_after_the_other_is_replaced_and_no_request_fails(Stacks stacks) throws Exception {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        MODES.forEach(shop::switchScenario);
        Product product = shop.product(1_000_000, PRICE);
        NextVersion next = NextVersion.in(folder);
        Set<AnotherProcess> ofNext = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> buyers = shop.buyersWith(BUYERS, MONEY).stream()
                    .<Future<?>>map(buyer -> threads.submit(() -> live(buyer, product)))
                    .collect(Collectors.toList());
            try {
                for (String module : List.of("stock", "order", "payment")) {
                    AnotherProcess another = AnotherProcess.of(shop.itself(), module, next.classes());
                    double before = failedCalls(shop);
                    ofNext.add(another);
                    goOn("both versions of " + module);
                    shop.itself().end(module);
                    goOn("the next version of " + module);
                    assertThat(failedCalls(shop)).as("calls that failed, of the %s that ended", module).isEqualTo(before);
                }
                try (AnotherProcess gateway = AnotherProcess.of(shop.itself(), "gateway", next.classes())) {
                    List<Buyer> there = shop.buyersWith(BUYERS, MONEY).stream()
                            .map(it -> new Buyer(it.id(), it.login(), new Http(gateway.baseUrl(), it.http().token())))
                            .toList();
                    there.forEach(buyer -> buyers.add(threads.submit(() -> live(buyer, product))));
                    goOn("both versions of the gateway");
                    shop.itself().up(); // whoever goes back to the version before finds its schema
                    goOn("all processes of both versions");
                    for (AnotherProcess another : ofNext) {
                        another.close();
                    }
                    ofNext.clear();
                    goOn("the next version's gateway before this version's modules");
                    over.set(true);
                    for (Future<?> buyer : buyers) {
                        buyer.get();
                    }
                }
            } finally {
                over.set(true);
                ofNext.forEach(AnotherProcess::close);
            }
        }
        shop.itself().up();
        log.info("{}", counted());
        assertThat(failed()).isEmpty();
        shop.everyInvariantHolds();
        NextVersion.forget(shop.tables());
    }

    /** The control: whoever is killed leaves calls that nobody answers. */
    @Test
    void who_is_killed_is_missed(Stacks stacks) throws Exception {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        MODES.forEach(shop::switchScenario);
        Product product = shop.product(1_000_000, PRICE);
        try (AnotherProcess _ = AnotherProcess.of(shop.itself(), "stock", folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            double before = failedCalls(shop);
            List<Future<?>> buyers = shop.buyersWith(BUYERS, MONEY).stream()
                    .<Future<?>>map(buyer -> threads.submit(() -> live(buyer, product)))
                    .toList();
            try {
                goOn("two processes of a module");
                shop.itself().kill("stock");
                await("calls that failed").atMost(MANY).until(() -> failedCalls(shop) > before);
            } finally {
                over.set(true);
            }
            for (Future<?> buyer : buyers) {
                buyer.get();
            }
        }
        shop.itself().up();
        shop.everyInvariantHolds();
    }

    /** Calls to participants which the shop's own gateway did not get answered, whatever they were for. */
    private static double failedCalls(Shop shop) {
        return Stream.of("stock", "order", "payment")
                .map(it -> "/actuator/metrics/seckill.calls?tag=outcome:failed&tag=participant:" + it)
                .map(path -> Shop.sent(() -> shop.itself().management("gateway").get(path)))
                .filter(it -> it.status() != 404) // none was counted yet
                .mapToDouble(it -> it.expectSuccess().json().path("measurements").path(0).path("value").asDouble())
                .sum();
    }

    private void live(Buyer buyer, Product product) {
        while (!over.get()) {
            asks("buy-now", key -> buyer.buys(1, product, key));
            String order = asks("place-order", key -> buyer.orders(product, key));
            asks("pay-order", key -> buyer.pays(order, key));
        }
    }

    private String asks(String scenario, Function<String, Answer> request) {
        String key = Ids.key();
        Answer answer;
        try {
            answer = request.apply(key);
        } catch (UncheckedIOException nobodyAnswered) {
            answer = new Answer(0, "{\"type\": \"" + nobodyAnswered.getCause() + "\"}");
        }
        answers.put(scenario + " " + key, answer);
        return key;
    }

    /** Returns when buyers have done some more of each. */
    private void goOn(String meanwhile) {
        Map<String, Long> before = accepted();
        await(meanwhile).atMost(MANY).until(() -> MODES.keySet().stream()
                .allMatch(it -> accepted().getOrDefault(it, 0L) >= before.getOrDefault(it, 0L) + MORE_OF_EACH));
        log.info("{}: {}", meanwhile, counted());
    }

    private Map<String, Long> accepted() {
        return answers.entrySet().stream()
                .filter(it -> it.getValue().isAccepted())
                .collect(Collectors.groupingBy(it -> it.getKey().split(" ")[0], Collectors.counting()));
    }

    private Map<String, Answer> failed() {
        return answers.entrySet().stream()
                .filter(it -> !it.getValue().isAccepted())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, Long> counted() {
        return answers.entrySet().stream().collect(Collectors.groupingBy(
                it -> it.getKey().split(" ")[0] + " " + it.getValue().status() + " " + it.getValue().problem(), TreeMap::new, Collectors.counting()));
    }
}
