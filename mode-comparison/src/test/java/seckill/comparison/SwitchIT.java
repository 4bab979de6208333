package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;

/** Switching a scenario's mode while the shop runs: who may, how fast, what it does to checkouts, and what is refused. */
@WithStacks
class SwitchIT {

    private static final Logger log = LoggerFactory.getLogger(SwitchIT.class);

    private static final long PRICE = 500;

    /** What the shop promises for every gateway. */
    private static final Duration IN_FORCE_WITHIN = Duration.ofSeconds(1);

    /** How long a machine that does ten other things may make one of several switches take. */
    private static final Duration AT_THE_LATEST = Duration.ofSeconds(15);

    /** Of an odd number of switches the middle one has to keep the promise. */
    private static final int ROUNDS = 5;

    @Test
    void each_way_of_switching_reaches_every_gateway_within_a_second(Stacks stacks) throws Exception {
        Shop shop = shop(stacks);
        NacosByHand nacos = shop.itself().nacos();
        Product product = shop.product(1_000, PRICE);
        Buyer buyer = shop.buyerWith(1_000_000);
        try (SecondGateway second = SecondGateway.of(shop.itself())) {
            Buyer atSecond = new Buyer(buyer.id(), buyer.login(), new Http(second.baseUrl(), buyer.http().token()));
            List<Switch> ways = List.of(
                    mode -> shop.switches("buy-now", mode, "by the API"),
                    mode -> CommandLine.of(shop, "mode", "buy-now", mode, "--reason", "by the command"),
                    mode -> nacos.edit("buy-now", mode));
            for (Switch way : ways) {
                List<Duration> took = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    String mode = otherThan(modeOf(shop.itself().operator()), Assembly.MODULES);
                    way.to(mode);
                    long done = System.nanoTime();
                    for (String gateway : List.of(shop.nobody().baseUrl(), second.baseUrl())) {
                        Http there = new Http(gateway, shop.itself().operator().token());
                        await(gateway).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).atMost(AT_THE_LATEST)
                                .until(() -> modeOf(there).equals(mode));
                    }
                    took.add(Duration.ofNanos(System.nanoTime() - done));
                    assertThat(bought(buyer, product).field("mode")).isEqualTo(mode);
                    assertThat(bought(atSecond, product).field("mode")).isEqualTo(mode);
                }
                log.info("in force on both gateways after {}", took);
                assertThat(took.stream().sorted().toList().get(ROUNDS / 2)).as("of %s", took).isLessThan(IN_FORCE_WITHIN);
            }
        }
        assertThat(epochsThatAreNotTheModeTheySay(shop)).isEmpty();
        shop.everyInvariantHolds();
    }

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING)
    void a_checkout_in_flight_ends_in_the_mode_in_which_it_began(Shop shop) throws Exception {
        Product product = shop.product(10, PRICE);
        Buyer buyer = shop.buyerWith(100_000);
        String began = shop.mode().mode();
        String next = otherThan(began, assemblyOf(shop));
        String key = Ids.key();

        Answer first;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = shop.itself().running().connect(shop.itself().home(), "stock")) {
            hold(holder, product);
            Future<Answer> inFlight = threads.submit(() -> buyer.buys(1, product, key));
            await("the checkout is in flight").until(() -> shop.tables()
                    .of("gateway")
                    .column("SELECT state FROM checkout WHERE id = ?", key)
                    .contains("IN_FLIGHT"));
            shop.switches("buy-now", next, "while it is in flight");
            holder.rollback();
            first = inFlight.get().expectSuccess();
        }
        Answer second = bought(buyer, product);

        assertThat(first.field("mode")).isEqualTo(began);
        assertThat(second.field("mode")).isEqualTo(next);
        assertThat(second.json().path("epoch").asLong()).isGreaterThan(first.json().path("epoch").asLong());
        for (Answer answer : List.of(first, second)) {
            JsonNode order = buyer.order(answer.field("orderId")).expectSuccess().json();
            assertThat(order.path("mode").asText()).isEqualTo(answer.field("mode"));
            assertThat(order.path("epoch").asLong()).isEqualTo(answer.json().path("epoch").asLong());
        }
        assertThat(epochsThatAreNotTheModeTheySay(shop)).isEmpty();
    }

    @Test
    void a_bad_configuration_is_refused_the_last_good_one_stays_and_status_says_so(Stacks stacks) throws Exception {
        Shop shop = shop(stacks);
        NacosByHand nacos = shop.itself().nacos();
        Product product = shop.product(100, PRICE);
        Buyer buyer = shop.buyerWith(100_000);
        String good = modeOf(shop.itself().operator());
        String text = nacos.text();
        assertThat(refused(shop)).isEmpty();
        Map<String, Runnable> bad = Map.of(
                "no mode MAGIC", () -> nacos.write(text.replaceAll("(?m)^buy-now=.*$", "buy-now=MAGIC")),
                "no scenario buy-later", () -> nacos.write(text + "buy-later=AT\n"),
                "it is empty", nacos::delete,
                "Malformed", () -> nacos.write("buy-now=\\u12"));
        try {
            bad.forEach((reason, edit) -> {
                edit.run();

                await(reason).atMost(AT_THE_LATEST).until(() -> refused(shop).contains(reason));
                assertThat(modeOf(shop.itself().operator())).isEqualTo(good);
                assertThat(bought(buyer, product).field("mode")).isEqualTo(good);
                assertThat(CommandLine.of(shop, "status")).contains("mode of buy-now: " + good, "warning:", reason);
                assertThat(readiness(shop)).contains("\"modes\":{\"status\":\"REFUSED\"}", "\"status\":\"UP\"");
            });

            nacos.write("buy-now=MAGIC\n");
            await("the last of them").atMost(AT_THE_LATEST).until(() -> refused(shop).contains("no mode MAGIC"));
            shop.itself().kill("gateway");
            shop.itself().up();
            assertThat(refused(shop)).as("after a start").contains("no mode MAGIC");
            assertThat(bought(buyer, product).field("mode")).as("after a start").isEqualTo(good);

            String next = otherThan(good, Assembly.MODULES);
            shop.switches("buy-now", next, "mend it");
            assertThat(refused(shop)).isEmpty();
            assertThat(nacos.text()).contains("buy-now=" + next);
            assertThat(CommandLine.of(shop, "status")).doesNotContain("warning:");
            assertThat(readiness(shop)).contains("\"modes\":{\"status\":\"UP\"}");
            assertThat(bought(buyer, product).field("mode")).isEqualTo(next);
        } finally {
            nacos.write(text);
        }
        shop.everyInvariantHolds();
    }

    @Test
    void a_configuration_that_cannot_be_recorded_is_put_in_force_when_it_can(Stacks stacks) {
        Shop shop = shop(stacks);
        NacosByHand nacos = shop.itself().nacos();
        Http operator = shop.itself().operator();
        String before = modeOf(operator);
        String next = otherThan(before, Assembly.MODULES);
        Sql gateway = shop.tables().of("gateway");

        gateway.update("RENAME TABLE mode_change TO mode_change_lost");
        try {
            nacos.edit("buy-now", next);
            await("nothing unrecorded is in force")
                    .during(IN_FORCE_WITHIN)
                    .atMost(AT_THE_LATEST)
                    .until(() -> modeOf(operator).equals(before) && refused(shop).isEmpty());
        } finally {
            gateway.update("RENAME TABLE mode_change_lost TO mode_change");
        }

        await("in force").atMost(Duration.ofSeconds(40)).until(() -> modeOf(operator).equals(next));
    }

    @Test
    void only_the_operator_switches_and_only_for_a_reason_and_every_switch_is_written_down(Stacks stacks) throws Exception {
        Shop shop = shop(stacks);
        Http operator = shop.itself().operator();
        String path = "/api/console/scenarios/buy-now/mode";
        String next = otherThan(modeOf(operator), Assembly.MODULES);
        List<String> before = trail(shop);

        assertThat(shop.nobody().put(path, change(next, "none")).problem()).isEqualTo("not-signed-in");
        assertThat(shop.buyerWithoutMoney().http().put(path, change(next, "none")).problem()).isEqualTo("forbidden");
        assertThat(operator.put(path, change(next, " ")).problem()).isEqualTo("invalid-reason");
        assertThat(operator.put(path, Map.of("mode", next)).problem()).isEqualTo("invalid-reason");
        assertThat(operator.put(path, change("MAGIC", "hope")).problem()).isEqualTo("unknown-mode");
        assertThat(operator.put(path.replace("buy-now", "steal"), change(next, "hope")).problem()).isEqualTo("unknown-scenario");
        assertThat(trail(shop)).isEqualTo(before);

        operator.put(path, change(next, "the rush is over = #1")).expectSuccess();
        assertThat(trail(shop).getFirst()).isEqualTo("buy-now " + next + " operator the rush is over = #1");
        String third = otherThan(next, Assembly.MODULES);
        shop.itself().nacos().edit("buy-now", third);
        await("an edit by hand is no operator's")
                .atMost(AT_THE_LATEST)
                .until(() -> trail(shop).getFirst().equals("buy-now " + third + " nacos edited in Nacos"));
    }

    private interface Switch {
        void to(String mode) throws Exception;
    }

    /** What was bought; whoever is told that it did not work out tries again, on a busy machine more than once. */
    private static Answer bought(Buyer buyer, Product product) {
        Answer answer = buyer.buys(product);
        for (int tries = 1; answer.status() == 503 && tries < 5; tries++) {
            answer = buyer.buys(product);
        }
        return answer.expectSuccess();
    }

    private static Map<String, String> change(String mode, String reason) {
        return Map.of("mode", mode, "reason", reason);
    }

    /** The shop in modules; every scenario in the first mode that keeps atomicity. */
    private static Shop shop(Stacks stacks) {
        Guarantees first = DeclaredModes.keepingAtomicity(Assembly.MODULES).getFirst();
        Shop shop = new Shop(stacks.running(Assembly.MODULES), first);
        shop.switchEveryScenario();
        return shop;
    }

    private static Assembly assemblyOf(Shop shop) {
        return shop.itself().assembly();
    }

    /** Another mode of that assembly: one that keeps atomicity, where there are two of them. */
    private static String otherThan(String mode, Assembly assembly) {
        return DeclaredModes.all().stream()
                .filter(it -> it.assemblies().contains(assembly))
                .map(Guarantees::mode)
                .filter(it -> !it.equals(mode))
                .findFirst()
                .orElseThrow();
    }

    private static String modeOf(Http operator) {
        for (JsonNode scenario : Shop.sent(() -> operator.get("/api/console/scenarios")).expectSuccess().json()) {
            if (scenario.path("scenario").asText().equals("buy-now")) {
                return scenario.path("mode").asText();
            }
        }
        throw new AssertionError("there is no buy-now");
    }

    private static String refused(Shop shop) {
        return Shop.sent(() -> shop.itself().operator().get("/api/console/configuration")).expectSuccess().field("reason");
    }

    private static String readiness(Shop shop) {
        return Shop.sent(() -> shop.itself().management("gateway").get("/actuator/health/readiness")).expectSuccess().body();
    }

    /** The switches, newest first: scenario, mode, operator, reason. */
    private static List<String> trail(Shop shop) {
        return shop.tables().of("gateway").column(
                "SELECT CONCAT_WS(' ', scenario, mode, operator, reason) FROM mode_change ORDER BY id DESC");
    }

    /** Checkouts whose epoch is not that of a switch of their scenario to their mode. */
    static List<String> epochsThatAreNotTheModeTheySay(Shop shop) {
        return shop.tables().of("gateway").column(
                "SELECT CONCAT_WS(' ', c.id, c.scenario, c.mode, c.epoch) FROM checkout c LEFT JOIN mode_change m"
                        + " ON m.id = c.epoch AND m.scenario = c.scenario AND m.mode = c.mode WHERE m.id IS NULL");
    }

    /** Makes every checkout of the product wait until the connection is rolled back. */
    private static void hold(Connection holder, Product product) throws SQLException {
        holder.setAutoCommit(false);
        try (PreparedStatement lock = holder.prepareStatement("SELECT sold FROM stock_level WHERE sku = ? FOR UPDATE")) {
            lock.setLong(1, product.sku());
            lock.executeQuery();
        }
    }
}
