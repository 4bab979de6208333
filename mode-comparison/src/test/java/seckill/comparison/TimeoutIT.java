package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;

/** Orders that nobody has paid when their deadline comes. */
@WithStacks
class TimeoutIT {

    private static final long PRICE = 1_250;
    private static final long MONEY = 100_000;

    /** Enough for payment and deadline to meet in every way. */
    private static final int RACES = 12;

    /** More than one look takes in at once. */
    private static final int MANY = 120;

    /** Two looks, the cancellation between them, and a busy machine. */
    private static final Duration SOON = ShopUnderTest.overdueEvery().plusSeconds(10);

    @EveryMode
    void an_order_that_nobody_pays_is_given_up_and_its_units_are_back_once(Shop shop) {
        Product onSale = shop.openSale(5, PRICE, 2);
        Product plain = shop.product(5, PRICE);
        Buyer buyer = shop.buyerWith(MONEY);
        String late = Ids.key();
        String inTime = Ids.key();
        buyer.checksOut("place-order", List.of(onSale.line(2), plain.line(3)), late).expectSuccess();
        buyer.orders(plain, inTime).expectSuccess();
        shop.settled();

        shop.tables().deadline(late, Duration.ofSeconds(-1));

        await("the order is given up").atMost(SOON).until(() -> isGivenUp(late, shop));
        shop.everyInvariantHolds();
        assertThat(shop.statusOf(late)).isEqualTo("CANCELLED");
        assertThat(shop.available(onSale)).isEqualTo(5);
        assertThat(shop.available(plain)).isEqualTo(4);
        assertThat(shop.statusOf(inTime)).isEqualTo("PENDING");
        assertThat(cancellationsOf(late, shop)).containsExactly("ACCEPTED " + shop.mode().mode());
        assertThat(buyer.pays(late, Ids.key()).problem()).isEqualTo("not-pending");
        assertThat(buyer.balanceMinor()).isEqualTo(MONEY);
        buyer.checksOut("place-order", List.of(onSale.line(2)), Ids.key()).expectSuccess();
    }

    @EveryMode
    void of_a_payment_and_the_deadline_in_the_same_second_one_wins_and_the_money_follows(Shop shop) throws Exception {
        Product product = shop.product(RACES, PRICE);
        Buyer buyer = shop.buyerWith(MONEY);
        List<String> orders = Stream.generate(Ids::key).limit(RACES).toList();
        orders.forEach(order -> buyer.orders(product, order).expectSuccess());
        shop.settled();
        Duration until = Duration.ofSeconds(2);
        orders.forEach(order -> shop.tables().deadline(order, until));

        List<Future<Answer>> payments = new ArrayList<>();
        try (ScheduledExecutorService payers = Executors.newScheduledThreadPool(RACES)) {
            for (int race = 0; race < RACES; race++) {
                String order = orders.get(race);
                // from 270 ms before to 60 ms after: payments wait for one another's wallet while looks come and go
                long delayMs = until.toMillis() + (race - 9) * 30L;
                payments.add(payers.schedule(() -> buyer.pays(order, Ids.key()), delayMs, TimeUnit.MILLISECONDS));
            }
        }

        await("nobody waits to be paid").atMost(Shop.shortly()).until(() ->
                orders.stream().allMatch(order -> isPaid(order, shop) || isGivenUp(order, shop)));
        shop.everyInvariantHolds();
        for (int race = 0; race < RACES; race++) {
            assertThat(shop.statusOf(orders.get(race))).as("of %s", payments.get(race).get())
                    .isEqualTo(isPaid(payments.get(race), buyer) ? "PAID" : "CANCELLED");
        }
        long paid = orders.stream().filter(order -> shop.statusOf(order).equals("PAID")).count();
        assertThat(buyer.balanceMinor()).isEqualTo(MONEY - paid * PRICE);
        assertThat(shop.sold(product)).isEqualTo(paid);
        assertThat(shop.available(product)).isEqualTo(RACES - paid);
    }

    /** An answer that was late says where the outcome is. */
    private static boolean isPaid(Future<Answer> payment, Buyer buyer) throws ExecutionException, InterruptedException {
        Answer answer = payment.get();
        return answer.isAccepted()
                || answer.status() == 202 && buyer.checkout(answer.field("checkoutId")).field("state").equals("ACCEPTED");
    }

    @Test
    void two_gateways_give_up_each_order_once_and_when_one_dies_the_other_goes_on(Stacks stacks) {
        Shop shop = new Shop(stacks.running(Assembly.MODULES), DeclaredModes.named("TCC"));
        shop.switchEveryScenario();
        Product product = shop.product(MANY, PRICE);
        Buyer buyer = shop.buyerWith(MONEY);
        try (SecondGateway second = SecondGateway.of(shop.itself())) {
            List<String> many = Stream.generate(Ids::key).limit(MANY).toList();
            many.forEach(order -> buyer.orders(product, order).expectSuccess());
            shop.settled();
            many.forEach(order -> shop.tables().deadline(order, Duration.ofSeconds(-1)));

            await("all are given up").atMost(Shop.shortly()).until(() -> shop.available(product) == MANY);
            shop.everyInvariantHolds();
            assertThat(many).allSatisfy(order -> assertThat(cancellationsOf(order, shop)).containsExactly("ACCEPTED TCC"));

            String last = Ids.key();
            buyer.orders(product, last).expectSuccess();
            shop.settled();
            shop.itself().kill("gateway");
            try {
                shop.tables().deadline(last, Duration.ofSeconds(-1));
                await("the other gives it up").atMost(Shop.shortly()).until(() -> shop.statusOf(last).equals("CANCELLED"));
                Buyer atSecond = new Buyer(buyer.id(), buyer.login(), new Http(second.baseUrl(), buyer.http().token()));
                assertThat(atSecond.pays(last, Ids.key()).problem()).isEqualTo("not-pending");
            } finally {
                shop.itself().up();
            }
        }
        shop.everyInvariantHolds();
    }

    // nobody waits for the answer to a checkout of the shop's own; what it settles with its answer is settled when it has ended

    private static boolean isGivenUp(String order, Shop shop) {
        return cancellationsOf(order, shop).stream().anyMatch(it -> it.startsWith("ACCEPTED"));
    }

    private static boolean isPaid(String order, Shop shop) {
        return shop.statusOf(order).equals("PAID")
                && cancellationsOf(order, shop).stream().noneMatch(it -> it.startsWith("IN_FLIGHT"));
    }

    private static List<String> cancellationsOf(String order, Shop shop) {
        return shop.tables().of("gateway").column(
                "SELECT CONCAT(state, ' ', mode) FROM checkout WHERE order_id = ? AND scenario = 'cancel-order'", order);
    }
}
