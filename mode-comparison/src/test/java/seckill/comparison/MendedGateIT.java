package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static seckill.checkout.Guarantees.Family.MESSAGES;
import static seckill.checkout.Guarantees.Family.TRY_CONFIRM_CANCEL;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;
import seckill.launcher.audit.AuditReport;

/** Whatever becomes of a gate, of Redis or of a gateway: no unit is sold twice or kept, and every ticket ends. */
@WithStacks
class MendedGateIT {

    private static final long PRICE = 2_000;
    private static final long MONEY = 100_000;

    /** What the shop promises after Redis has lost everything. */
    private static final Duration BUILT_ANEW_WITHIN = Duration.ofSeconds(10);

    @Test
    void when_redis_has_lost_everything_the_gate_is_built_anew_and_no_unit_is_sold_twice_or_lost(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        OperatedSale sale = OperatedSale.opened(shop, shop.product(10, PRICE), 10);
        List<Buyer> buyers = shop.buyersWith(14, MONEY);
        buyers.stream().limit(4).forEach(buyer -> sale.asked(buyer, Ids.key()).expectSuccess());
        sale.settles();
        long epoch = sale.gate().path("epoch").asLong();
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            redis.losesEverything();
        }

        await("a new gate").atMost(BUILT_ANEW_WITHIN).ignoreExceptions().until(() -> sale.gate().path("epoch").asLong() > epoch);

        assertThat(sale.gate().path("left").asInt()).isEqualTo(6);
        assertThat(sale.askedByEach(buyers.subList(4, 14))).isEqualTo(Map.of("", 6L, "out-of-stock", 4L));
        sale.settles();
        assertThat(shop.sold(sale.product())).isEqualTo(10);
        shop.everyInvariantHolds();
    }

    @Test
    void a_gate_that_counts_wrongly_sells_no_unit_twice_and_keeps_none(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        OperatedSale sale = OperatedSale.opened(shop, shop.product(3, PRICE), 3);
        List<Buyer> buyers = shop.buyersWith(8, MONEY);
        Map<Buyer, String> keys = Ids.keys(buyers);
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            redis.hasTheGateOf(sale.id(), 0);
            await("too few are mended").atMost(BUILT_ANEW_WITHIN).until(() -> sale.gate().path("left").asInt() == 3);

            redis.hasTheGateOf(sale.id(), 100);
            buyers.forEach(buyer -> await("the gate").until(() -> sale.asked(buyer, keys.get(buyer)).isSuccess()
                    || sale.asked(buyer, keys.get(buyer)).problem().equals("out-of-stock")));
            sale.settles();
            await("too many are mended").atMost(BUILT_ANEW_WITHIN).until(() -> sale.gate().path("left").asInt() == 0);
        }

        assertThat(shop.sold(sale.product())).isEqualTo(3);
        Map<String, Long> became = sale.became(keys);
        assertThat(became.get("ORDERED")).isEqualTo(3);
        assertThat(became.keySet()).isSubsetOf("ORDERED", "RETURNED out-of-stock", "");
        shop.everyInvariantHolds();
    }

    /** A checkout that a coordinator rolled back when its gateway died has failed, and its ticket comes back; letters carry theirs on. */
    @EveryMode(families = {TRY_CONFIRM_CANCEL, MESSAGES}, oneForEachSettlement = true, assemblies = Assembly.MODULES)
    void the_gateway_dies_with_tickets_in_its_hands_and_each_ends_once(Shop shop) throws InterruptedException {
        OperatedSale sale = OperatedSale.opened(shop, shop.product(40, PRICE), 40);
        List<Buyer> buyers = shop.buyersWith(40, MONEY);
        Map<Buyer, String> keys = Ids.keys(buyers);
        AtOnce.each(buyers, buyer -> sale.asked(buyer, keys.get(buyer)).expectSuccess());

        shop.itself().kill("gateway");
        shop.itself().up();

        sale.settles();
        Map<String, Long> became = sale.became(keys);
        assertThat(became.keySet()).isSubsetOf("ORDERED", "RETURNED checkout-failed");
        long ordered = became.getOrDefault("ORDERED", 0L);
        assertThat(ordered).as("of %s", became).isGreaterThan(20);
        assertThat(shop.sold(sale.product())).isEqualTo(ordered);
        assertThat(sale.gate().path("left").asLong()).isEqualTo(40 - ordered);
        shop.everyInvariantHolds();
    }

    @Test
    void an_order_that_is_given_up_gives_its_unit_back_to_the_gate(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        OperatedSale sale = OperatedSale.opened(shop, shop.product(1, PRICE), 1);
        Buyer buyer = shop.buyersWith(1, MONEY).getFirst();
        String key = Ids.key();
        sale.asked(buyer, "place-order", 1, key).expectSuccess();
        sale.settles();
        assertThat(shop.statusOf(key)).isEqualTo("PENDING");
        assertThat(sale.gate().path("left").asInt()).isZero();

        buyer.cancels(key, Ids.key()).expectSuccess();

        await("the unit is back").atMost(BUILT_ANEW_WITHIN).until(() -> sale.gate().path("left").asInt() == 1);
        Buyer next = shop.buyersWith(1, MONEY).getFirst();
        String his = Ids.key();
        await("somebody else has it").until(() -> sale.asked(next, his).isSuccess());
        sale.settles();
        assertThat(sale.ticket(next, his).field("state")).isEqualTo("ORDERED");
        shop.everyInvariantHolds();
    }

    @Test
    void a_shop_with_a_ticket_under_way_is_not_at_rest(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
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
}
