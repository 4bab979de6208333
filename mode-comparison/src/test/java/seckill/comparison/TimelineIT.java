package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import seckill.checkout.Guarantees.Assembly;

/** The life of one order, as all stores tell it together. */
@Tag("database")
@WithStacks
class TimelineIT {

    private static final long PRICE = 1_000;

    @Test
    void an_order_that_was_placed_paid_and_refunded_is_told_by_every_store_in_order_of_time(Stacks stacks) {
        Shop shop = shop(stacks, "TCC");
        Buyer buyer = shop.buyerWith(PRICE);
        String order = Ids.key();
        buyer.orders(shop.product(3, PRICE), order).expectSuccess();
        buyer.pays(order, Ids.key()).expectSuccess();
        buyer.refunds(order, Ids.key()).expectSuccess();
        shop.settled();

        JsonNode timeline = timeline(shop, order);

        assertThat(timeline.path("silent")).isEmpty();
        assertThat(states(timeline, "checkout")).containsExactly("BEGUN", "ACCEPTED", "BEGUN", "ACCEPTED", "BEGUN", "ACCEPTED");
        assertThat(states(timeline, "order")).containsExactly("REFUNDED");
        assertThat(states(timeline, "reservation")).containsExactly("RETURNED");
        assertThat(states(timeline, "movement")).containsExactly("CAPTURE", "REFUND");
        assertThat(states(timeline, "points")).containsExactly("AWARD", "REVOCATION");
        assertThat(states(timeline, "switch")).isNotEmpty().containsOnly("TCC");
        assertThat(states(timeline, "fence")).hasSizeGreaterThanOrEqualTo(7).containsOnly("CONFIRMED");
        assertThat(stores(timeline, "command")).contains("stock", "order", "payment");
        assertThat(stores(timeline, "global-transaction")).containsExactly("tc", "tc", "tc");
        List<Instant> times = timeline.path("facts").valueStream()
                .filter(it -> !it.path("at").isNull())
                .map(it -> Instant.parse(it.path("at").asText()))
                .toList();
        assertThat(times).isSorted();
        assertThat(times.getFirst()).as("nothing is older than the switch under which it began").isBefore(times.getLast());
    }

    @Test
    void while_a_branch_may_be_rolled_back_its_images_are_told(Stacks stacks) throws Exception {
        Shop shop = shop(stacks, "AT");
        Buyer buyer = shop.buyerWith(PRICE);
        Product product = shop.product(3, PRICE);
        String order = Ids.key();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> bought;
            try (HeldRow _ = HeldRow.walletOf(buyer, shop)) {
                bought = threads.submit(() -> buyer.buys(1, product, order));
                await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(() -> shop.sold(product) == 1);

                JsonNode undo = facts(timeline(shop, order), "undo").getFirst();

                assertThat(undo.path("store").asText()).isEqualTo("stock");
                assertThat(undo.path("details").path("UPDATE stock_level").asText()).contains("available=3", "→", "available=2");
            }
            bought.get().expectSuccess();
        }
        shop.settled();
        assertThat(facts(timeline(shop, order), "undo")).as("committed, and gone").isEmpty();
    }

    @Test
    void letters_and_tickets_are_told_in_the_modes_that_have_them(Stacks stacks) {
        assertThat(states(bought(shop(stacks, "OUTBOX")), "outbox")).isNotEmpty().containsOnly("SENT");
        assertThat(states(bought(shop(stacks, "MQ_TX")), "half-message")).containsExactly("COMMIT");
        JsonNode ticket = facts(bought(shop(stacks, "REDIS_MSG")), "ticket").getFirst();
        assertThat(ticket.path("store").asText() + " " + ticket.path("state").asText()).isEqualTo("redis ORDERED");
        assertThat(ticket.path("at").isNull()).isFalse();
    }

    @Test
    void a_ticket_of_a_sale_and_what_an_operator_did_about_the_order_are_told(Stacks stacks) {
        Shop shop = shop(stacks, "TCC");
        OperatedSale sale = OperatedSale.opened(shop, shop.product(3, PRICE), 3);
        Buyer buyer = shop.buyerWith(PRICE);
        String order = Ids.key();
        sale.asked(buyer, order).expectSuccess();
        sale.settles();
        shop.settled();

        JsonNode ticket = facts(timeline(shop, order), "gate-ticket").getFirst();

        assertThat(ticket.path("state").asText()).isEqualTo("HOLDS");
        assertThat(ticket.path("subject").asText()).isEqualTo("sale " + sale.id() + ", " + order);
    }

    /** In one process over one database, and in one over three. */
    @ParameterizedTest
    @CsvSource({"MONOLITH, LOCAL", "MONOLITH_WITH_DATABASES, JTA"})
    void modules_in_one_process_are_told_as_well(Assembly assembly, String mode, Stacks stacks) {
        Shop shop = new Shop(stacks.running(assembly), DeclaredModes.named(mode));
        shop.switchEveryScenario();

        JsonNode timeline = bought(shop);

        assertThat(timeline.path("silent")).isEmpty();
        assertThat(stores(timeline, "command")).contains("stock", "order", "payment");
        assertThat(states(timeline, "movement")).containsExactly("CAPTURE");
        assertThat(states(timeline, "reservation")).containsExactly("DEDUCTED");
        Answer live = Shop.sent(() -> shop.itself().operator().get("/api/console/live")).expectSuccess();
        assertThat(live.json().path("now").path("processes")).as("of itself").isNotEmpty();
    }

    @Test
    void a_store_that_does_not_answer_is_named_and_the_others_tell(Stacks stacks) {
        Shop shop = shop(stacks, "TCC");
        String order = facts(bought(shop), "order").getFirst().path("subject").asText();
        shop.itself().kill("payment");
        try {
            JsonNode timeline = timeline(shop, order);
            assertThat(timeline.path("silent").valueStream().map(JsonNode::asText)).containsExactly("payment");
            assertThat(stores(timeline, "command")).contains("stock", "order").doesNotContain("payment");
        } finally {
            shop.itself().up();
        }
        await().atMost(Shop.shortly()).until(() -> timeline(shop, order).path("silent").isEmpty());
    }

    @Test
    void what_nobody_knows_is_not_found_and_buyers_do_not_look(Stacks stacks) {
        Shop shop = shop(stacks, "TCC");
        Http operator = shop.itself().operator();
        assertThat(Shop.sent(() -> operator.get(path(Ids.key()))).problem()).isEqualTo("no-such-order");
        assertThat(Shop.sent(() -> operator.get("/api/console/orders/x%20x/timeline")).problem()).isEqualTo("no-such-order");
        assertThat(Shop.sent(() -> shop.buyerWithoutMoney().http().get(path(Ids.key()))).status()).isEqualTo(403);
    }

    private static Shop shop(Stacks stacks, String mode) {
        Shop shop = new Shop(stacks.running(Assembly.MODULES), DeclaredModes.named(mode));
        shop.switchEveryScenario();
        return shop;
    }

    private static JsonNode bought(Shop shop) {
        String order = Ids.key();
        shop.buyerWith(PRICE).buys(1, shop.product(1, PRICE), order).expectSuccess();
        shop.settled();
        return timeline(shop, order);
    }

    private static JsonNode timeline(Shop shop, String order) {
        return Shop.sent(() -> shop.itself().operator().get(path(order))).expectSuccess().json();
    }

    private static String path(String order) {
        return "/api/console/orders/" + order + "/timeline";
    }

    private static List<JsonNode> facts(JsonNode timeline, String kind) {
        Predicate<JsonNode> isOfKind = it -> it.path("kind").asText().equals(kind);
        return timeline.path("facts").valueStream().filter(isOfKind).toList();
    }

    private static List<String> states(JsonNode timeline, String kind) {
        return facts(timeline, kind).stream().map(it -> it.path("state").asText()).toList();
    }

    private static List<String> stores(JsonNode timeline, String kind) {
        return facts(timeline, kind).stream().map(it -> it.path("store").asText()).toList();
    }
}
