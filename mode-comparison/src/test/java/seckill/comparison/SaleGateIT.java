package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
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
import seckill.stock.api.GateEngine;

/** Buyers ask at the gate of a sale; who gets a ticket gets an order in the mode of the hour, or hears why not. */
@WithStacks
class SaleGateIT {

    private static final Logger log = LoggerFactory.getLogger(SaleGateIT.class);

    private static final long PRICE = 2_000;
    private static final long MONEY = 100_000;

    /** A gateway with it hears of what comes back, or does not know of it. */
    private static final String LOOKS_ONCE = "--seckill.gates.look-every=30m";

    @EveryMode(atomicity = Atomicity.ALL_OR_NOTHING)
    void tickets_become_orders_and_whoever_comes_too_late_hears_it(Shop shop) throws InterruptedException {
        OperatedSale sale = OperatedSale.opened(shop, shop.product(4, PRICE), 4);
        List<Buyer> buyers = shop.buyersWith(7, MONEY);
        Map<Buyer, String> keys = Ids.keys(buyers);

        List<Answer> answers = AtOnce.each(buyers, buyer -> sale.asked(buyer, keys.get(buyer)));

        assertThat(answers.stream().filter(Answer::isSuccess)).hasSize(4).allMatch(it -> it.field("state").equals("QUEUED"));
        assertThat(answers.stream().map(Answer::problem).filter(it -> !it.isEmpty())).containsOnly("out-of-stock");
        sale.settles();
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
        OperatedSale sale = OperatedSale.opened(shop, shop.product(1, PRICE), 1);
        Buyer poor = shop.buyersWith(1, 1).getFirst();
        Buyer rich = shop.buyersWith(1, MONEY).getFirst();
        String first = Ids.key();
        String second = Ids.key();

        sale.asked(poor, first).expectSuccess();
        await("the unit is back").until(() -> sale.asked(rich, second).isSuccess());
        sale.settles();

        assertThat(sale.ticket(poor, first).field("state")).isEqualTo("RETURNED");
        assertThat(sale.ticket(poor, first).field("reason")).isEqualTo("insufficient-balance");
        assertThat(sale.asked(poor, first).problem()).isEqualTo("ticket-returned");
        assertThat(sale.ticket(rich, second).field("state")).isEqualTo("ORDERED");
        shop.everyInvariantHolds();
    }

    @ParameterizedTest
    @EnumSource
    void whatever_the_gate_is_made_of_its_tickets_become_orders(GateEngine engine, Stacks stacks) throws InterruptedException {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        OperatedSale sale = OperatedSale.of(shop.product(9, PRICE), shop.itself().operator());
        sale.plan(1).expectSuccess();
        sale.allocate(5).expectSuccess();
        assertThat(sale.open(engine.name()).expectSuccess().field("left")).isEqualTo("5");
        List<Buyer> buyers = shop.buyersWith(8, MONEY);

        List<Answer> answers = AtOnce.each(buyers, buyer -> sale.asked(buyer, Ids.key()));

        assertThat(answers.stream().filter(Answer::isSuccess)).hasSize(5);
        assertThat(answers.stream().map(Answer::problem).filter(it -> !it.isEmpty())).containsOnly("out-of-stock");
        sale.settles();
        sale.allocate(1).expectSuccess();
        await("the unit that came").until(() -> sale.asked(shop.buyersWith(1, MONEY).getFirst(), Ids.key()).isSuccess());
        sale.settles();
        assertThat(shop.sold(sale.product())).isEqualTo(6);
        String other = engine == GateEngine.SCRIPT ? "LOCK" : "SCRIPT";
        assertThat(sale.open(other).problem()).isEqualTo("other-engine");
        assertThat(sale.open("MAGIC").problem()).isEqualTo("invalid-request");
        sale.end().expectSuccess();
        shop.everyInvariantHolds();
    }

    @Test
    void two_gateways_give_the_last_unit_to_one_and_pauses_reach_both(Stacks stacks) throws InterruptedException {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        OperatedSale sale = OperatedSale.opened(shop, shop.product(2, PRICE), 1);
        try (SecondGateway second = SecondGateway.of(shop.itself(), LOOKS_ONCE)) {
            List<Buyer> buyers = shop.buyersWith(20, MONEY);
            List<Buyer> atEither = IntStream.range(0, 20)
                    .mapToObj(n -> n % 2 == 0 ? buyers.get(n) : at(second.baseUrl(), buyers.get(n)))
                    .toList();
            await("the second gateway has seen the sale")
                    .until(() -> sale.asked(atEither.get(1), "buy-now", 2, Ids.key()).problem().equals("limit-per-buyer"));

            List<Answer> answers = AtOnce.each(atEither, buyer -> sale.asked(buyer, Ids.key()));

            assertThat(answers.stream().filter(Answer::isSuccess)).hasSize(1);
            sale.settles();
            sale.allocate(1).expectSuccess();
            sale.pause().expectSuccess();
            assertThat(atEither.stream().limit(4).map(buyer -> sale.asked(buyer, Ids.key()).problem()))
                    .allMatch(problem -> List.of("sale-not-open", "out-of-stock").contains(problem));
            sale.resume().expectSuccess();
            await("the unit that came").until(() -> sale.asked(atEither.get(3), Ids.key()).isSuccess());
            sale.settles();
        }
        assertThat(shop.sold(sale.product())).isEqualTo(2);
        shop.everyInvariantHolds();
    }

    @Test
    void when_nothing_is_left_nobody_asks_redis_but_who_has_a_ticket(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        OperatedSale sale = OperatedSale.opened(shop, shop.product(1, PRICE), 1);
        List<Buyer> buyers = shop.buyersWith(12, MONEY);
        String key = Ids.key();
        sale.asked(buyers.getFirst(), key).expectSuccess();
        sale.settles();
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            await("this gateway has noted it").until(() -> {
                long before = redis.callsOfGates();
                sale.asked(buyers.getLast(), Ids.key());
                return redis.callsOfGates() == before;
            });
            long before = redis.callsOfGates();

            assertThat(sale.askedByEach(buyers.subList(1, 11))).isEqualTo(Map.of("out-of-stock", 10L));
            assertThat(redis.callsOfGates()).isEqualTo(before);
            assertThat(sale.asked(buyers.getFirst(), key).status()).as("the same ticket again").isEqualTo(202);
            assertThat(redis.callsOfGates()).isEqualTo(before + 1);
        }
    }

    @Test
    void wishes_that_come_together_share_a_call(Stacks stacks) throws InterruptedException {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        OperatedSale sale = OperatedSale.opened(shop, shop.product(200, PRICE), 200);
        List<Buyer> buyers = shop.buyersWith(200, MONEY);
        Map<Buyer, String> keys = Ids.keys(buyers);
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
        sale.settles();
        assertThat(shop.sold(sale.product())).isEqualTo(200);
    }

    @Test
    void what_makes_no_sense_is_refused(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        OperatedSale sale = OperatedSale.opened(shop, shop.product(5, PRICE), 5);
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
        sale.settles();
        assertThat(sale.ticket(shop.buyersWith(1, 1).getFirst(), key).status()).as("of another").isEqualTo(404);
        assertThat(sale.asked(buyer, "buy-now", 2, key).problem()).isEqualTo("idempotency-key-reused");
    }

    private static Buyer at(String baseUrl, Buyer buyer) {
        return new Buyer(buyer.id(), buyer.login(), new Http(baseUrl, buyer.http().token()));
    }
}
