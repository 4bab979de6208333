package seckill.comparison;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import seckill.checkout.Guarantees.Assembly;
import seckill.comparison.Damage.Planted;

/** What is wrong in the books is found, called by its name, and repaired once, when somebody has approved it. */
@Tag("database")
@WithStacks
class ReconciliationIT {

    @ParameterizedTest
    @EnumSource
    void everything_that_was_damaged_is_found_and_repaired_once(Assembly assembly, Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(assembly));
        Books books = new Books(shop);
        List<Planted> planted = planted(shop);
        Set<String> subjects = planted.stream().map(Planted::subject).collect(toSet());

        await("each is found").atMost(Shop.shortly()).untilAsserted(() -> {
            books.compare();
            assertThat(books.open(subjects::contains).stream()
                            .map(it -> new Planted(it.path("kind").asText(), it.path("subject").asText())))
                    .containsExactlyInAnyOrderElementsOf(planted);
        });
        assertThat(planted.stream().map(Planted::kind).distinct()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(planted).hasSizeGreaterThanOrEqualTo(20);
        assertThat(shop.itself().audit(Duration.ZERO).broken()).as("damaged, and nobody has repaired it unasked").isNotEmpty();

        for (JsonNode found : books.open(subjects::contains)) {
            Answer repaired = books.repair(found.path("id").asText(), "planted").expectSuccess();
            assertThat(repaired.field("state")).as("%s", repaired).isEqualTo("REPAIRED");
            assertThat(books.repair(found.path("id").asText(), "once more").problem()).isEqualTo("not-resolved");
        }

        books.compare();
        assertThat(books.open(subjects::contains)).isEmpty();
        shop.everyInvariantHolds();
    }

    private static List<Planted> planted(Shop shop) {
        Damage damage = new Damage(shop);
        for (int twice = 0; twice < 2; twice++) {
            damage.anOrderIsLost();
            damage.anOrderIsBehind();
            damage.anOrderIsAnOrphan();
            damage.unitsAreLost();
            damage.unitsAreOrphans();
            damage.aPaymentIsLost();
            damage.aBuyerPaysTwice();
        }
        damage.somethingIsAnnouncedForAnOrder();
        damage.unitsAreKeptTwice();
        damage.somethingIsAnnouncedForUnits();
        damage.somebodyPaysForNothing();
        damage.moneyIsHeld();
        damage.aRefundIsLost();
        damage.pointsAreLost();
        damage.aCountOfUnitsIsWrong();
        damage.aBalanceIsWrong();
        return damage.planted();
    }

    @Test
    void ten_who_approve_at_once_have_it_repaired_once(Stacks stacks) throws InterruptedException {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        Books books = new Books(shop);
        Damage damage = new Damage(shop);
        damage.aPaymentIsLost();
        String order = damage.planted().getFirst().subject();
        long before = damage.buyer().balanceMinor();
        String id = foundOf(order, books).getFirst().path("id").asText();

        List<Answer> answers = AtOnce.each(IntStream.range(0, 10).boxed().toList(), n -> books.repair(id, "approved by " + n));

        assertThat(answers.stream().filter(Answer::isSuccess)).hasSize(1);
        assertThat(answers.stream().filter(it -> !it.isSuccess()).map(Answer::problem)).containsOnly("not-resolved");
        assertThat(damage.buyer().balanceMinor()).isEqualTo(before - damage.product().priceMinor());
        assertThat(shop.tables().of("payment").number("SELECT COUNT(*) FROM movement WHERE order_id = ?", order)).isEqualTo(1);
        shop.everyInvariantHolds();
    }

    @Test
    void what_cannot_be_taken_stays_open_and_says_why(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        Books books = new Books(shop);
        Damage damage = new Damage(shop);
        damage.aPaymentIsLost();
        String order = damage.planted().getFirst().subject();
        long all = damage.buyer().balanceMinor();
        Buyer buyer = damage.buyer();
        Product dear = shop.product(1, all);
        String spent = Ids.key();
        buyer.buys(1, dear, spent).expectSuccess();
        String id = foundOf(order, books).getFirst().path("id").asText();

        Answer tried = books.repair(id, "take it").expectSuccess();

        assertThat(tried.field("state")).isEqualTo("OPEN");
        assertThat(tried.field("answer")).isEqualTo("NOT_ENOUGH");
        assertThat(buyer.balanceMinor()).isZero();
        buyer.refunds(spent, Ids.key()).expectSuccess();
        assertThat(books.repair(id, "he has some again").expectSuccess().field("state")).isEqualTo("REPAIRED");
        shop.everyInvariantHolds();
    }

    @Test
    void a_repair_needs_an_operator_and_a_reason(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        Books books = new Books(shop);
        Damage damage = new Damage(shop);
        damage.anOrderIsAnOrphan();
        String order = damage.planted().getFirst().subject();
        String id = foundOf(order, books).getFirst().path("id").asText();
        Http buyer = damage.buyer().http();

        assertThat(Shop.sent(() -> buyer.get("/api/console/discrepancies")).status()).isEqualTo(403);
        assertThat(Shop.sent(() -> buyer.post("/api/console/discrepancies/" + id + "/repair", Map.of("reason", "mine"))).status())
                .isEqualTo(403);
        assertThat(books.repair(id, " ").problem()).isEqualTo("invalid-reason");
        assertThat(books.repair("0123", "which").problem()).isEqualTo("not-resolved");
        assertThat(shop.statusOf(order)).as("nobody has repaired it").isEqualTo("PAID");

        assertThat(books.repair(id, "an orphan").expectSuccess().field("state")).isEqualTo("REPAIRED");
        assertThat(shop.statusOf(order)).isEmpty();
    }

    @Test
    void it_is_found_without_anybody_asking(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        Books books = new Books(shop);
        Damage damage = new Damage(shop);
        damage.unitsAreOrphans();
        String order = damage.planted().getFirst().subject();

        List<JsonNode> found = await("the continuous comparison").atMost(Shop.shortly()).until(
                () -> books.open(order::equals), it -> !it.isEmpty());

        assertThat(found).extracting(it -> it.path("kind").asText()).containsExactly("ORPHAN_UNITS");
        books.repair(found.getFirst().path("id").asText(), "an orphan").expectSuccess();
        shop.everyInvariantHolds();
    }

    @Test
    void what_its_owner_has_set_right_is_gone(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        Books books = new Books(shop);
        Damage damage = new Damage(shop);
        damage.somethingIsAnnouncedForAnOrder();
        String order = damage.planted().getFirst().subject();
        String id = foundOf(order, books).getFirst().path("id").asText();

        shop.tables().of("orders").update("UPDATE orders SET next_status = NULL WHERE id = ?", order);
        books.compare();

        assertThat(books.open(order::equals)).isEmpty();
        assertThat(books.discrepancies("?all=true").stream()
                        .filter(it -> it.path("id").asText().equals(id))
                        .map(it -> it.path("state").asText()))
                .containsExactly("GONE");
        shop.everyInvariantHolds();
    }

    /** Damaged again and again: the shop mends its gates every few seconds by itself, and this one must look as if nobody did. */
    @Test
    void a_gate_that_counts_wrongly_is_found_and_built_again(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        Books books = new Books(shop);
        OperatedSale sale = OperatedSale.opened(shop, shop.product(3, 100), 3);
        String subject = Long.toString(sale.id());
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            JsonNode found = await("a wrong gate").atMost(Shop.shortly()).pollDelay(Duration.ZERO).until(
                            () -> {
                                redis.hasTheGateOf(sale.id(), 1);
                                books.compare();
                                return books.open(subject::equals);
                            },
                            it -> !it.isEmpty())
                    .getFirst();
            assertThat(found.path("kind").asText()).isEqualTo("WRONG_GATE");
            assertThat(found.path("should").asText()).isEqualTo("3");

            assertThat(books.repair(found.path("id").asText(), "planted").expectSuccess().field("state")).isIn("REPAIRED", "GONE");

            assertThat(sale.gate().path("left").asInt()).isEqualTo(3);
        }
        shop.everyInvariantHolds();
    }

    private static List<JsonNode> foundOf(String order, Books books) {
        return await("a discrepancy of " + order).atMost(Shop.shortly()).until(
                () -> {
                    books.compare();
                    return books.open(order::equals);
                },
                it -> !it.isEmpty());
    }
}
