package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import seckill.checkout.Guarantees.Assembly;
import seckill.compare.faults.FaultAgent;

/** An operator runs a sale, at several gateways at once; whatever becomes of his lock, no unit is lost or made. */
@Tag("database")
@WithStacks
class RunSalesIT {

    private static final long PRICE = 2_000;
    private static final long MONEY = 100_000;

    @ParameterizedTest
    @EnumSource
    void a_sale_is_planned_gets_units_is_paused_resumed_and_ended(Assembly assembly, Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(assembly));
        Product shelf = shop.product(10, PRICE);
        OperatedSale sale = OperatedSale.of(shelf, shop.itself().operator());
        Buyer buyer = shop.buyerWith(MONEY);

        assertThat(sale.plan(5).expectSuccess().field("state")).isEqualTo("ACTIVE");
        assertThat(buyer.buys(sale.product()).problem()).isEqualTo("out-of-stock");
        assertThat(sale.allocate(6).expectSuccess().field("available")).isEqualTo("6");
        assertThat(shop.available(shelf)).isEqualTo(4);
        buyer.buys(1, sale.product(), Ids.key()).expectSuccess();
        assertThat(sale.pause().expectSuccess().field("state")).isEqualTo("PAUSED");
        assertThat(buyer.buys(sale.product()).problem()).isEqualTo("sale-not-open");
        sale.resume().expectSuccess();
        buyer.buys(1, sale.product(), Ids.key()).expectSuccess();
        assertThat(sale.end().expectSuccess().field("allocated")).isEqualTo("2");

        assertThat(buyer.buys(sale.product()).problem()).isEqualTo("sale-not-open");
        assertThat(Stream.of(sale.allocate(1), sale.pause(), sale.resume()).map(Answer::problem)).containsOnly("sale-over");
        assertThat(shop.available(shelf)).isEqualTo(8);
        assertThat(shop.sold(sale.product())).isEqualTo(2);
        assertThat(buyer.balanceMinor()).isEqualTo(MONEY - 2 * sale.product().priceMinor());
        shop.everyInvariantHolds();
    }

    @Test
    void what_comes_back_to_a_sale_that_was_ended_goes_to_the_shelf_when_it_is_ended_again(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        Product shelf = shop.product(10, PRICE);
        OperatedSale sale = planned(shelf, shop, 10);
        Buyer buyer = shop.buyerWith(MONEY);
        String order = Ids.key();
        buyer.checksOut("place-order", List.of(sale.product().line(3)), order).expectSuccess();
        sale.end().expectSuccess();
        assertThat(shop.available(shelf)).isEqualTo(7);

        buyer.cancels(order, Ids.key()).expectSuccess();
        sale.end().expectSuccess();

        assertThat(shop.available(shelf)).isEqualTo(10);
        shop.everyInvariantHolds();
    }

    @Test
    void the_same_key_allocates_once_and_another_request_may_not_have_it(Stacks stacks) throws InterruptedException {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        Product shelf = shop.product(10, PRICE);
        OperatedSale sale = planned(shelf, shop, 1);
        String key = Ids.key();

        List<Answer> answers = AtOnce.each(IntStream.range(0, 10).boxed().toList(), n -> sale.allocate(2, key));

        assertThat(answers).allMatch(Answer::isSuccess);
        assertThat(shop.available(shelf)).isEqualTo(7);
        assertThat(sale.allocate(3, key).problem()).isEqualTo("idempotency-key-reused");
        assertThat(shop.available(sale.product())).isEqualTo(3);
    }

    @Test
    void two_gateways_allocate_and_end_at_once_and_every_unit_is_in_one_place(Stacks stacks) throws InterruptedException {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        Product shelf = shop.product(30, PRICE);
        OperatedSale sale = planned(shelf, shop, 1);
        try (SecondGateway second = SecondGateway.of(shop.itself())) {
            List<OperatedSale> gateways = List.of(sale, sale.at(second.baseUrl()));

            List<Answer> answers = AtOnce.each(
                    IntStream.range(0, 20).boxed().toList(), n -> n == 15 ? sale.end() : gateways.get(n % 2).allocate(1));

            assertThat(answers).as("nobody waits too long").allMatch(it -> it.isSuccess() || it.problem().equals("sale-over"));
            long allocated = answers.stream().filter(Answer::isSuccess).count() - 1;
            assertThat(allocated).as("of 19").isBetween(0L, 19L);
        }
        sale.end().expectSuccess();
        assertThat(shop.available(sale.product())).isZero();
        assertThat(shop.available(shelf)).isEqualTo(30);
    }

    @Test
    void who_has_lost_his_lock_changes_nothing_after_the_next_holder(Stacks stacks) throws Exception {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        OperatedSale sale = planned(shop.product(10, PRICE), shop, 5);
        sale.pause().expectSuccess();
        FaultAgent gateway = shop.itself().agent("gateway");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            gateway.add(shop.itself().running().process("gateway").orElseThrow().pid(), """
                    RULE the holder of a lock stands still
                    CLASS seckill.sale.OperateSales
                    METHOD carryOut
                    AT ENTRY
                    IF flag("stood still")
                    DO delay(3000)
                    ENDRULE
                    """);
            try {
                Future<Answer> late = threads.submit(sale::resume);
                await("a holder of the lock").until(() -> redis.hasALockOf(sale.id()));
                redis.losesTheLockOf(sale.id());
                assertThat(sale.allocate(1).expectSuccess().field("state")).isEqualTo("PAUSED");

                assertThat(late.get().problem()).isEqualTo("stale-fence");
            } finally {
                gateway.clear();
            }
        }
        assertThat(sale.allocate(1).expectSuccess().field("state")).as("the late one has resumed nothing").isEqualTo("PAUSED");
    }

    @Test
    void when_redis_forgets_the_numbers_they_go_on_after_the_last_one(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        OperatedSale sale = planned(shop.product(10, PRICE), shop, 1);
        sale.allocate(1).expectSuccess();
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            redis.forgetsTheNumbersOf(sale.id());
        }

        sale.allocate(1).expectSuccess();

        assertThat(shop.available(sale.product())).isEqualTo(3);
    }

    @Test
    void what_makes_no_sense_is_refused_and_changes_nothing(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        Product shelf = shop.product(5, PRICE);
        OperatedSale sale = planned(shelf, shop, 1);
        OperatedSale nobodys = OperatedSale.of(shelf, shop.itself().operator());
        Instant now = Instant.now();

        assertThat(sale.plan(1).problem()).isEqualTo("sale-exists");
        assertThat(sale.allocate(5).problem()).isEqualTo("out-of-stock");
        assertThat(Stream.of(0, -1, Integer.MAX_VALUE).map(sale::allocate).map(Answer::problem)).containsOnly("invalid-request");
        assertThat(Stream.of(nobodys.allocate(1), nobodys.pause(), nobodys.resume(), nobodys.end()).map(Answer::problem))
                .containsOnly("unknown-sale");
        assertThat(nobodys.plan(1, now, now, Ids.key()).problem()).isEqualTo("invalid-request");
        assertThat(nobodys.plan(0).problem()).isEqualTo("invalid-request");
        assertThat(nobodys.plan(1, now, now.plusSeconds(9), "short").problem()).isEqualTo("invalid-idempotency-key");
        assertThat(OperatedSale.of(new Product(Ids.number(), 0, PRICE), shop.itself().operator()).plan(1).problem())
                .isEqualTo("unknown-product");
        OperatedSale asBuyer = new OperatedSale(sale.id(), sale.product(), shop.buyerWith(1).http());
        assertThat(asBuyer.end().problem()).isEqualTo("forbidden");
        assertThat(new OperatedSale(sale.id(), sale.product(), shop.nobody()).end().status()).isIn(401, 403);

        assertThat(shop.available(shelf)).isEqualTo(4);
        assertThat(shop.available(sale.product())).isEqualTo(1);
    }

    /** Planned, with some of that shelf's units. */
    private static OperatedSale planned(Product shelf, Shop shop, int units) {
        OperatedSale sale = OperatedSale.of(shelf, shop.itself().operator());
        sale.plan(100).expectSuccess();
        sale.allocate(units).expectSuccess();
        return sale;
    }
}
