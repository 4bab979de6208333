package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;
import seckill.launcher.audit.AuditReport;

/** A minute of everything that buyers can do, while every second every scenario gets another mode. */
@WithStacks
class SwitchingIT {

    private static final Logger log = LoggerFactory.getLogger(SwitchingIT.class);

    private static final int BUYERS = 40;
    private static final Duration LONG = Duration.ofSeconds(60);

    /** On a busy machine it takes longer than a minute until every scenario was accepted in every mode. */
    private static final Duration AT_THE_LATEST = Duration.ofSeconds(240);

    /** Each scenario has been through all seven modes three times; a slow machine goes on for longer than the minute. */
    private static final int SWITCHES_MIN = 21;

    /** The bound within which Seata's coordinator ends what it may end late. */
    private static final Duration AT_REST_WITHIN = Duration.ofSeconds(130);

    private static final List<String> SCENARIOS =
            List.of("buy-now", "place-order", "pay-order", "cancel-order", "refund-order");

    @ParameterizedTest
    @MethodSource("assemblies")
    void under_traffic_modes_change_every_second_and_every_invariant_holds(Assembly assembly, Stacks stacks) {
        List<String> modes = DeclaredModes.keepingAtomicity(assembly).stream().map(Guarantees::mode).toList();
        Shop shop = shop(stacks, assembly);
        Traffic traffic = new Traffic(shop, BUYERS);
        Switcher switcher = new Switcher(shop, modes);

        BooleanSupplier minute = after(LONG);
        BooleanSupplier late = after(AT_THE_LATEST);
        switcher.whileRunning(() -> traffic.runUntil(() -> minute.getAsBoolean() && (switcher.isThrough() || late.getAsBoolean())));

        AuditReport report = shop.itself().audit(AT_REST_WITHIN);
        Map<String, Long> accepted = counts(shop, switcher.before);
        log.info("{} rounds of switches; accepted {}; answers {}", switcher.switches.get(), accepted, problems(traffic));
        assertThat(switcher.switches.get()).as("rounds of switches").isGreaterThanOrEqualTo(SWITCHES_MIN);
        assertThat(report.atRest()).as("at rest: %s", Shop.figures(report)).isTrue();
        assertThat(report.broken()).as("broken: %s", Shop.figures(report)).isEmpty();
        assertThat(traffic.otherwiseRepeated()).isEmpty();
        assertThat(statesThatAreNotAsAnswered(shop, traffic)).isEmpty();
        assertThat(SwitchIT.epochsThatAreNotTheModeTheySay(shop)).isEmpty();
        assertThat(ordersThatAreNotOfTheirCheckout(shop)).isEmpty();
        assertThat(accepted).containsKeys(everyScenarioInEveryMode(modes).toArray(String[]::new));
    }

    /** The control: with a mode among them that coordinates nothing, the same audit finds what the refused have left. */
    @Test
    void with_none_among_the_modes_the_audit_finds_damage(Stacks stacks) {
        List<String> modes = DeclaredModes.all().stream()
                .filter(it -> it.assemblies().contains(Assembly.MODULES))
                .map(Guarantees::mode)
                .toList();
        assertThat(DeclaredModes.all()).anyMatch(it -> it.atomicity() == Atomicity.NONE);
        Shop shop = shop(stacks, Assembly.MODULES);
        Product product = shop.product(10_000, Traffic.PRICE);
        List<Buyer> poor = shop.buyersWith(8, Traffic.TOO_LITTLE);
        BooleanSupplier late = after(LONG);
        BooleanSupplier over = () -> late.getAsBoolean() || refusedInNone(shop, poor) > 0;

        new Switcher(shop, modes).whileRunning(() -> {
            while (!over.getAsBoolean()) {
                poor.forEach(buyer -> buyer.buys(product));
            }
        });

        AuditReport report = shop.itself().audit(AT_REST_WITHIN);
        // before asserting: the next spec must not find this one's damage
        shop.tables().of("gateway").column("SELECT id FROM checkout WHERE mode = 'NONE' AND state <> 'ACCEPTED'")
                .forEach(shop.tables()::undo);
        assertThat(report.broken()).as(Shop.figures(report)).contains("I4", "I9");
        shop.switchEveryScenario();
        shop.everyInvariantHolds();
    }

    private static long refusedInNone(Shop shop, List<Buyer> buyers) {
        return shop.tables().of("gateway").number(
                "SELECT COUNT(*) FROM checkout WHERE mode = 'NONE' AND state = 'REFUSED' AND buyer_id BETWEEN ? AND ?",
                buyers.getFirst().id(), buyers.getLast().id());
    }

    /** Those in which there is something to switch. */
    static Stream<Assembly> assemblies() {
        return Stream.of(Assembly.values()).filter(it -> DeclaredModes.keepingAtomicity(it).size() > 1);
    }

    private static Shop shop(Stacks stacks, Assembly assembly) {
        Shop shop = new Shop(stacks.running(assembly), DeclaredModes.keepingAtomicity(assembly).getFirst());
        shop.switchEveryScenario();
        return shop;
    }

    private static BooleanSupplier after(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() - end >= 0;
    }

    private static Stream<String> everyScenarioInEveryMode(List<String> modes) {
        return SCENARIOS.stream().flatMap(scenario -> modes.stream().map(mode -> scenario + " " + mode));
    }

    /** How many checkouts were accepted since that switch, by scenario and mode. */
    private static Map<String, Long> counts(Shop shop, long epoch) {
        return shop.tables().of("gateway")
                .column("SELECT CONCAT_WS(' ', scenario, mode) FROM checkout WHERE state = 'ACCEPTED' AND epoch > ?", epoch)
                .stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> problems(Traffic traffic) {
        return traffic.answers().values().stream()
                .map(answer -> answer.isAccepted() ? "accepted" : answer.isSuccess() ? "unknown" : answer.problem())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /** Keys whose checkout ended otherwise than the buyer was told; who was told nothing certain may have either. */
    private static List<String> statesThatAreNotAsAnswered(Shop shop, Traffic traffic) {
        Map<String, String> states = shop.tables().of("gateway").column("SELECT CONCAT(id, ' ', state) FROM checkout").stream()
                .map(row -> row.split(" "))
                .collect(Collectors.toMap(row -> row[0], row -> row[1]));
        return traffic.answers().entrySet().stream()
                .filter(it -> !fits(it.getValue(), states.getOrDefault(it.getKey(), "")))
                .map(it -> it.getKey() + " " + it.getValue() + " " + states.get(it.getKey()))
                .toList();
    }

    private static boolean fits(Answer answer, String state) {
        if (answer.isAccepted()) {
            return state.equals("ACCEPTED");
        }
        if (answer.isSuccess() || answer.status() == 0) {
            return !state.equals("IN_FLIGHT");
        }
        return switch (answer.problem()) {
            case "checkout-failed" -> state.equals("FAILED");
            case "shop-busy", "unavailable" -> state.isEmpty();
            case "no-such-order" -> state.isEmpty() || state.equals("REFUSED"); // it may vanish between look and checkout
            default -> state.equals("REFUSED");
        };
    }

    private static List<String> ordersThatAreNotOfTheirCheckout(Shop shop) {
        String orders = shop.itself().running().schemaOf("orders");
        String gateway = shop.itself().running().schemaOf("gateway");
        return shop.tables().reading(
                "SELECT CONCAT_WS(' ', o.id, o.mode, o.epoch, c.mode, c.epoch) FROM " + orders + ".orders o JOIN " + gateway
                        + ".checkout c ON c.id = o.id WHERE o.mode <> c.mode OR o.epoch <> c.epoch OR o.scenario <> c.scenario");
    }

    /** Gives every scenario the next mode every second, each another one. */
    private static final class Switcher {

        private final Shop shop;
        private final List<String> modes;
        private final AtomicInteger switches = new AtomicInteger();
        /** The last switch before all this. */
        private final long before;
        /** Whether every scenario has been accepted in every mode. */
        private volatile boolean covered;

        Switcher(Shop shop, List<String> modes) {
            this.shop = shop;
            this.modes = modes;
            this.before = shop.tables().of("gateway").number("SELECT MAX(id) FROM mode_change");
        }

        boolean isThrough() {
            return covered && switches.get() >= SWITCHES_MIN;
        }

        void whileRunning(Runnable traffic) {
            try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
                ScheduledFuture<?> everySecond = clock.scheduleAtFixedRate(this::next, 0, 1, TimeUnit.SECONDS);
                traffic.run();
                assertThat(everySecond.isDone()).as("a switch failed: %s", everySecond.state()).isFalse();
                everySecond.cancel(false);
            }
        }

        private void next() {
            int round = switches.getAndIncrement();
            for (int i = 0; i < SCENARIOS.size(); i++) {
                shop.switches(SCENARIOS.get(i), modes.get((round + i) % modes.size()), "round " + round);
            }
            covered = covered || counts(shop, before).keySet().containsAll(everyScenarioInEveryMode(modes).toList());
        }
    }
}
