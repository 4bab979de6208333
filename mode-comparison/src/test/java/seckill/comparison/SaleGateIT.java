package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static seckill.checkout.Guarantees.Family.MESSAGES;
import static seckill.checkout.Guarantees.Family.TRY_CONFIRM_CANCEL;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;
import seckill.launcher.audit.AuditReport;
import seckill.stock.api.GateEngine;

/** Buyers ask at the gate of a sale; who gets a ticket gets an order in the mode of the hour, or hears why not. */
@WithStacks
class SaleGateIT {

    private static final Logger log = LoggerFactory.getLogger(SaleGateIT.class);

    private static final long PRICE = 2_000;
    private static final long MONEY = 100_000;

    /** What the shop promises after Redis has lost everything. */
    private static final Duration BUILT_ANEW_WITHIN = Duration.ofSeconds(10);

    /** A process that starts, a lease, a checkout that is resolved. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING)
    void tickets_become_orders_and_whoever_comes_too_late_hears_it(Shop shop) throws InterruptedException {
        OperatedSale sale = opened(shop, 4);
        List<Buyer> buyers = shop.buyersWith(7, MONEY);
        Map<Buyer, String> keys = keys(buyers);

        List<Answer> answers = AtOnce.each(buyers, buyer -> sale.asked(buyer, keys.get(buyer)));

        assertThat(answers.stream().filter(Answer::isSuccess)).hasSize(4).allMatch(it -> it.field("state").equals("QUEUED"));
        assertThat(answers.stream().map(Answer::problem).filter(it -> !it.isEmpty())).containsOnly("out-of-stock");
        settled(sale);
        shop.everyInvariantHolds();
        for (int i = 0; i < buyers.size(); i++) {
            Answer ticket = sale.ticket(buyers.get(i), keys.get(buyers.get(i)));
            assertThat(ticket.isSuccess()).isEqualTo(answers.get(i).isSuccess());
            if (ticket.isSuccess()) {
                assertThat(ticket.field("state")).isEqualTo("ORDERED");
                assertThat(shop.statusOf(ticket.field("ticket"))).isEqualTo("PAID");
                assertThat(sale.asked(buyers.get(i), keys.get(buyers.get(i))).status()).as("the same ticket again").isEqualTo(202);
            }
        }
        assertThat(shop.sold(sale.product())).isEqualTo(4);
    }

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING, assemblies = Assembly.MODULES)
    void a_ticket_that_cannot_be_paid_comes_back_and_the_next_buyer_has_its_unit(Shop shop) {
        OperatedSale sale = opened(shop, 1);
        Buyer poor = shop.buyersWith(1, 1).getFirst();
        Buyer rich = shop.buyersWith(1, MONEY).getFirst();
        String first = Ids.key();
        String second = Ids.key();

        sale.asked(poor, first).expectSuccess();
        await("the unit is back").until(() -> sale.asked(rich, second).isSuccess());
        settled(sale);

        assertThat(sale.ticket(poor, first).field("state")).isEqualTo("RETURNED");
        assertThat(sale.ticket(poor, first).field("reason")).isEqualTo("insufficient-balance");
        assertThat(sale.asked(poor, first).problem()).isEqualTo("ticket-returned");
        assertThat(sale.ticket(rich, second).field("state")).isEqualTo("ORDERED");
        shop.everyInvariantHolds();
    }

    @ParameterizedTest
    @EnumSource
    void whatever_the_gate_is_made_of_its_tickets_become_orders(GateEngine engine, Stacks stacks) throws InterruptedException {
        Shop shop = shop(stacks);
        OperatedSale sale = OperatedSale.of(shop.product(9, PRICE), shop.itself().operator());
        sale.plan(1).expectSuccess();
        sale.allocate(5).expectSuccess();
        assertThat(sale.open(engine.name()).expectSuccess().field("left")).isEqualTo("5");
        List<Buyer> buyers = shop.buyersWith(8, MONEY);

        List<Answer> answers = AtOnce.each(buyers, buyer -> sale.asked(buyer, Ids.key()));

        assertThat(answers.stream().filter(Answer::isSuccess)).hasSize(5);
        assertThat(answers.stream().map(Answer::problem).filter(it -> !it.isEmpty())).containsOnly("out-of-stock");
        settled(sale);
        sale.allocate(1).expectSuccess();
        await("the unit that came").until(() -> sale.asked(shop.buyersWith(1, MONEY).getFirst(), Ids.key()).isSuccess());
        settled(sale);
        assertThat(shop.sold(sale.product())).isEqualTo(6);
        String other = engine == GateEngine.SCRIPT ? "LOCK" : "SCRIPT";
        assertThat(sale.open(other).problem()).isEqualTo("other-engine");
        assertThat(sale.open("MAGIC").problem()).isEqualTo("invalid-request");
        sale.end().expectSuccess();
        shop.everyInvariantHolds();
    }

    @Test
    void an_order_that_is_given_up_gives_its_unit_back_to_the_gate(Stacks stacks) {
        Shop shop = shop(stacks);
        OperatedSale sale = opened(shop, 1);
        Buyer buyer = shop.buyersWith(1, MONEY).getFirst();
        String key = Ids.key();
        sale.asked(buyer, "place-order", 1, key).expectSuccess();
        settled(sale);
        assertThat(shop.statusOf(key)).isEqualTo("PENDING");
        assertThat(sale.gate().path("left").asInt()).isZero();

        buyer.cancels(key, Ids.key()).expectSuccess();

        await("the unit is back").atMost(BUILT_ANEW_WITHIN).until(() -> sale.gate().path("left").asInt() == 1);
        Buyer next = shop.buyersWith(1, MONEY).getFirst();
        String his = Ids.key();
        await("somebody else has it").until(() -> sale.asked(next, his).isSuccess());
        settled(sale);
        assertThat(sale.ticket(next, his).field("state")).isEqualTo("ORDERED");
        shop.everyInvariantHolds();
    }

    @Test
    void two_gateways_give_the_last_unit_to_one_and_pauses_reach_both(Stacks stacks) throws InterruptedException {
        Shop shop = shop(stacks);
        OperatedSale sale = opened(shop, shop.product(2, PRICE), 1);
        try (SecondGateway second = SecondGateway.of(shop.itself())) {
            List<Buyer> buyers = shop.buyersWith(20, MONEY);
            List<Buyer> atEither = IntStream.range(0, 20)
                    .mapToObj(n -> n % 2 == 0 ? buyers.get(n) : at(second.baseUrl(), buyers.get(n)))
                    .toList();
            await("the second gateway has seen the sale")
                    .until(() -> sale.asked(atEither.get(1), "buy-now", 2, Ids.key()).problem().equals("limit-per-buyer"));

            List<Answer> answers = AtOnce.each(atEither, buyer -> sale.asked(buyer, Ids.key()));

            assertThat(answers.stream().filter(Answer::isSuccess)).hasSize(1);
            settled(sale);
            sale.allocate(1).expectSuccess();
            sale.pause().expectSuccess();
            assertThat(atEither.stream().limit(4).map(buyer -> sale.asked(buyer, Ids.key()).problem()))
                    .allMatch(problem -> List.of("sale-not-open", "out-of-stock").contains(problem));
            sale.resume().expectSuccess();
            await("the unit that came").until(() -> sale.asked(atEither.get(3), Ids.key()).isSuccess());
            settled(sale);
        }
        assertThat(shop.sold(sale.product())).isEqualTo(2);
        shop.everyInvariantHolds();
    }

    @Test
    void when_redis_has_lost_everything_the_gate_is_built_anew_and_no_unit_is_sold_twice_or_lost(Stacks stacks) {
        Shop shop = shop(stacks);
        OperatedSale sale = opened(shop, 10);
        List<Buyer> buyers = shop.buyersWith(14, MONEY);
        buyers.stream().limit(4).forEach(buyer -> sale.asked(buyer, Ids.key()).expectSuccess());
        settled(sale);
        long epoch = sale.gate().path("epoch").asLong();
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            redis.losesEverything();
        }

        await("a new gate").atMost(BUILT_ANEW_WITHIN).ignoreExceptions().until(() -> sale.gate().path("epoch").asLong() > epoch);

        assertThat(sale.gate().path("left").asInt()).isEqualTo(6);
        assertThat(everybodyAsks(sale, buyers.subList(4, 14))).isEqualTo(Map.of("", 6L, "out-of-stock", 4L));
        settled(sale);
        assertThat(shop.sold(sale.product())).isEqualTo(10);
        shop.everyInvariantHolds();
    }

    @Test
    void a_gate_that_counts_wrongly_sells_no_unit_twice_and_keeps_none(Stacks stacks) {
        Shop shop = shop(stacks);
        OperatedSale sale = opened(shop, 3);
        List<Buyer> buyers = shop.buyersWith(8, MONEY);
        Map<Buyer, String> keys = keys(buyers);
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            redis.hasTheGateOf(sale.id(), 0);
            await("too few are mended").atMost(BUILT_ANEW_WITHIN).until(() -> sale.gate().path("left").asInt() == 3);

            redis.hasTheGateOf(sale.id(), 100);
            buyers.forEach(buyer -> await("the gate").until(() -> sale.asked(buyer, keys.get(buyer)).isSuccess()
                    || sale.asked(buyer, keys.get(buyer)).problem().equals("out-of-stock")));
            settled(sale);
            await("too many are mended").atMost(BUILT_ANEW_WITHIN).until(() -> sale.gate().path("left").asInt() == 0);
        }

        assertThat(shop.sold(sale.product())).isEqualTo(3);
        Map<String, Long> became = became(sale, keys);
        assertThat(became.get("ORDERED")).isEqualTo(3);
        assertThat(became.keySet()).isSubsetOf("ORDERED", "RETURNED out-of-stock", "");
        shop.everyInvariantHolds();
    }

    /** A checkout that a coordinator rolled back when its gateway died has failed, and its ticket comes back; letters carry theirs on. */
    @EveryMode(families = {TRY_CONFIRM_CANCEL, MESSAGES}, oneForEachSettlement = true, assemblies = Assembly.MODULES)
    void the_gateway_dies_with_tickets_in_its_hands_and_each_ends_once(Shop shop) throws InterruptedException {
        OperatedSale sale = opened(shop, 40);
        List<Buyer> buyers = shop.buyersWith(40, MONEY);
        Map<Buyer, String> keys = keys(buyers);
        AtOnce.each(buyers, buyer -> sale.asked(buyer, keys.get(buyer)).expectSuccess());

        shop.itself().kill("gateway");
        shop.itself().up();

        settled(sale);
        Map<String, Long> became = became(sale, keys);
        assertThat(became.keySet()).isSubsetOf("ORDERED", "RETURNED checkout-failed");
        long ordered = became.getOrDefault("ORDERED", 0L);
        assertThat(ordered).as("of %s", became).isGreaterThan(20);
        assertThat(shop.sold(sale.product())).isEqualTo(ordered);
        assertThat(sale.gate().path("left").asLong()).isEqualTo(40 - ordered);
        shop.everyInvariantHolds();
    }

    @Test
    void when_nothing_is_left_nobody_asks_redis_but_who_has_a_ticket(Stacks stacks) {
        Shop shop = shop(stacks);
        OperatedSale sale = opened(shop, 1);
        List<Buyer> buyers = shop.buyersWith(12, MONEY);
        String key = Ids.key();
        sale.asked(buyers.getFirst(), key).expectSuccess();
        settled(sale);
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            await("this gateway has noted it").until(() -> {
                long before = redis.callsOfGates();
                sale.asked(buyers.getLast(), Ids.key());
                return redis.callsOfGates() == before;
            });
            long before = redis.callsOfGates();

            assertThat(everybodyAsks(sale, buyers.subList(1, 11))).isEqualTo(Map.of("out-of-stock", 10L));
            assertThat(redis.callsOfGates()).isEqualTo(before);
            assertThat(sale.asked(buyers.getFirst(), key).status()).as("the same ticket again").isEqualTo(202);
            assertThat(redis.callsOfGates()).isEqualTo(before + 1);
        }
    }

    @Test
    void wishes_that_come_together_share_a_call(Stacks stacks) throws InterruptedException {
        Shop shop = shop(stacks);
        OperatedSale sale = opened(shop, 200);
        List<Buyer> buyers = shop.buyersWith(200, MONEY);
        Map<Buyer, String> keys = keys(buyers);
        Map<Buyer, String> tokens =
                buyers.stream().collect(Collectors.toMap(it -> it, it -> sale.token(it, keys.get(it)).expectSuccess().field("token")));
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            long before = redis.callsOfGates();

            List<Answer> answers = AtOnce.each(buyers, it -> sale.asked(it.http(), Map.of(), keys.get(it), tokens.get(it)));

            assertThat(answers).allMatch(Answer::isSuccess);
            long calls = redis.callsOfGates() - before;
            log.info("{} wishes in {} calls", answers.size(), calls);
            assertThat(calls).isLessThan(answers.size());
        }
        settled(sale);
        assertThat(shop.sold(sale.product())).isEqualTo(200);
    }

    @Test
    void a_shop_with_a_ticket_under_way_is_not_at_rest(Stacks stacks) {
        Shop shop = shop(stacks);
        long nobodys = Ids.number();
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            redis.hasATicketOf(nobodys);
            try {
                AuditReport report = shop.itself().audit(Duration.ZERO);

                assertThat(report.atRest()).isFalse();
                assertThat(report.verdict("I6").figures()).containsEntry("tickets", 1L);
            } finally {
                redis.hasNoTicketOf(nobodys);
            }
        }
        shop.everyInvariantHolds();
    }

    @Test
    void what_makes_no_sense_is_refused(Stacks stacks) {
        Shop shop = shop(stacks);
        OperatedSale sale = opened(shop, 5);
        OperatedSale withoutGate = OperatedSale.of(shop.product(5, PRICE), shop.itself().operator());
        withoutGate.plan(1).expectSuccess();
        Buyer buyer = shop.buyersWith(1, MONEY).getFirst();
        String key = Ids.key();

        assertThat(Stream.of(0, -1, 1_001).map(n -> sale.asked(buyer, "buy-now", n, key).problem())).containsOnly("invalid-quantity");
        assertThat(sale.asked(buyer, "pay-order", 1, key).problem()).isEqualTo("unknown-scenario");
        assertThat(sale.asked(buyer, "no").problem()).isEqualTo("invalid-idempotency-key");
        assertThat(withoutGate.asked(buyer, key).problem()).isEqualTo("sale-not-open");
        assertThat(sale.ticket(buyer, key).status()).isEqualTo(404);
        sale.asked(buyer, key).expectSuccess();
        settled(sale);
        assertThat(sale.ticket(shop.buyersWith(1, 1).getFirst(), key).status()).as("of another").isEqualTo(404);
        assertThat(sale.asked(buyer, "buy-now", 2, key).problem()).isEqualTo("idempotency-key-reused");
    }

    private static Map<String, Long> everybodyAsks(OperatedSale sale, List<Buyer> buyers) {
        return buyers.stream()
                .map(buyer -> sale.asked(buyer, Ids.key()).problem())
                .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
    }

    private static void settled(OperatedSale sale) {
        await("no ticket is under way").atMost(SETTLED_WITHIN).ignoreExceptions()
                .until(() -> sale.gate().path("pending").asInt() == 0);
    }

    private static Map<Buyer, String> keys(List<Buyer> buyers) {
        return buyers.stream().collect(Collectors.toMap(it -> it, it -> Ids.key()));
    }

    private static Buyer at(String baseUrl, Buyer buyer) {
        return new Buyer(buyer.id(), buyer.login(), new Http(baseUrl, buyer.http().token()));
    }

    /** How many tickets became what; those that there are not count as empty. */
    private static Map<String, Long> became(OperatedSale sale, Map<Buyer, String> keys) {
        return keys.entrySet().stream()
                .map(it -> sale.ticket(it.getKey(), it.getValue()))
                .map(it -> it.isSuccess() ? (it.field("state") + " " + it.field("reason")).strip() : "")
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }

    private static OperatedSale opened(Shop shop, int units) {
        return opened(shop, shop.product(units, PRICE), units);
    }

    private static OperatedSale opened(Shop shop, Product shelf, int units) {
        OperatedSale sale = OperatedSale.of(shelf, shop.itself().operator());
        sale.plan(1).expectSuccess();
        sale.allocate(units).expectSuccess();
        assertThat(sale.open().expectSuccess().field("left")).isEqualTo(Integer.toString(units));
        return sale;
    }

    private static Shop shop(Stacks stacks) {
        Shop shop = new Shop(stacks.running(Assembly.MODULES), DeclaredModes.keepingAtomicity(Assembly.MODULES).getFirst());
        shop.itself().up();
        shop.switchEveryScenario();
        return shop;
    }
}
