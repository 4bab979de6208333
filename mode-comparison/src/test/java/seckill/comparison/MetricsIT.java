package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.checkout.Guarantees.Assembly;
import seckill.observability.NamedMetrics;

/** What is promised is measured: each figure by which the shop is watched moves when that happens which it is about, and then only. */
@WithStacks
class MetricsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private Shop shop;

    @BeforeEach
    void shop(Stacks stacks) {
        shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AT", "OUTBOX"})
    void a_purchase_is_one_checkout_that_ended_in_its_mode_and_in_a_time(String mode) {
        shop.switchScenario("buy-now", mode);
        Map<String, String> ofThisMode = Map.of("scenario", "buy-now", "mode", mode, "outcome", "accepted");
        Buyer buyer = shop.buyerWith(10_000);
        Product product = shop.product(1, 1_000);
        double before = gateway("seckill_checkout_ended_seconds_count", ofThisMode);
        double others = gateway("seckill_checkout_ended_seconds_count", Map.of()) - before;
        double seconds = gateway("seckill_checkout_ended_seconds_sum", ofThisMode);

        buyer.buys(product).expectSuccess();

        assertThat(gateway("seckill_checkout_ended_seconds_count", ofThisMode)).isEqualTo(before + 1);
        assertThat(gateway("seckill_checkout_ended_seconds_count", Map.of()) - before - 1).as("of other modes").isEqualTo(others);
        assertThat(gateway("seckill_checkout_ended_seconds_sum", ofThisMode)).isBetween(seconds + 0.001, seconds + SOON.toSeconds());
        assertThat(gateway("seckill_checkout_ended_seconds_bucket", with(ofThisMode, "le", "+Inf"))).isEqualTo(before + 1);
    }

    @Test
    void a_refused_purchase_counts_as_refused() {
        Map<String, String> refused = Map.of("scenario", "buy-now", "outcome", "refused");
        Buyer poor = shop.buyerWith(1);
        double before = gateway("seckill_checkout_ended_seconds_count", refused);

        assertThat(poor.buys(shop.product(1, 1_000)).problem()).isEqualTo("insufficient-balance");

        assertThat(gateway("seckill_checkout_ended_seconds_count", refused)).isEqualTo(before + 1);
    }

    @Test
    void tickets_and_refusals_at_a_gate_are_timed_and_the_flag_is_seen() {
        OperatedSale sale = OperatedSale.opened(shop, shop.product(1, 1_000), 1);
        List<Buyer> buyers = shop.buyersWith(2, 10_000);
        double tickets = admitted("ticket");
        double refusals = admitted("refused");

        sale.asked(buyers.getFirst(), Ids.key()).expectSuccess();
        assertThat(sale.asked(buyers.getLast(), Ids.key()).problem()).isEqualTo("out-of-stock");

        assertThat(admitted("ticket")).isEqualTo(tickets + 1);
        assertThat(admitted("refused")).isEqualTo(refusals + 1);
        assertThat(gateway("seckill_admission_seconds_bucket", Map.of("answer", "ticket", "le", "+Inf"))).isEqualTo(tickets + 1);
        await("the flag").atMost(SOON).until(() -> gateway("seckill_sales_flagged", Map.of()) >= 1);
        assertThat(gateway("seckill_sales_flagged_wrongly", Map.of())).isZero();
        sale.settles();
        sale.end().expectSuccess();
    }

    @Test
    void a_letter_that_waits_is_counted_and_so_is_its_time() {
        moves("order", "seckill_outbox_unsent", "seckill_outbox_oldest_seconds", "orders",
                "INSERT INTO outbox (id, topic, order_key, body, created_at, claimed_until) VALUES (?, 'nowhere', 'nobody', '{}',"
                        + " UTC_TIMESTAMP(6) - INTERVAL 90 SECOND, UTC_TIMESTAMP(6) + INTERVAL 1 HOUR)",
                "DELETE FROM outbox WHERE id = ?");
    }

    @Test
    void a_dead_letter_is_counted_and_so_is_its_time() {
        moves("payment", "seckill_letters_dead", "seckill_letters_dead_oldest_seconds", "payment",
                "INSERT INTO dead_letter (id, consumer, letter_id, topic, order_key, body, attempts, reason, parked_at)"
                        + " VALUES (?, 'seckill-payment', 'x', 'x', 'x', '{}', 12, 'a spec', UTC_TIMESTAMP(6) - INTERVAL 90 SECOND)",
                "DELETE FROM dead_letter WHERE id = ?");
    }

    @Test
    void a_checkout_under_way_is_counted_and_so_is_its_time() {
        moves("gateway", "seckill_checkouts_pending", "seckill_checkouts_pending_oldest_seconds", "gateway",
                "INSERT INTO checkout (id, buyer_id, scenario, mode, epoch, fingerprint, intent, order_id, state, reason, begun_at)"
                        + " SELECT ?, buyer_id, scenario, mode, epoch, fingerprint, intent, order_id, 'IN_FLIGHT', '', UTC_TIMESTAMP(6) - INTERVAL 12 SECOND"
                        + " FROM checkout LIMIT 1",
                "DELETE FROM checkout WHERE id = ?");
    }

    @Test
    void units_that_are_kept_past_their_deadline_are_counted() {
        Buyer buyer = shop.buyerWith(10_000);
        String order = Ids.key();
        buyer.orders(shop.product(1, 1_000), order).expectSuccess();
        double before = value("stock", "seckill_reservations_overdue");

        shop.tables().of("stock").update("UPDATE reservation SET deadline = UTC_TIMESTAMP(6) - INTERVAL 10 MINUTE WHERE order_id = ?", order);

        assertThat(value("stock", "seckill_reservations_overdue")).isEqualTo(before + 1);
        assertThat(value("stock", "seckill_reservations_overdue_oldest_seconds")).isGreaterThanOrEqualTo(600);
        buyer.cancels(order, Ids.key()).expectSuccess();
        assertThat(value("stock", "seckill_reservations_overdue")).isEqualTo(before);
    }

    @Test
    void a_discrepancy_is_counted_under_its_kind() {
        Buyer buyer = shop.buyerWith(10_000);
        Sql payment = shop.tables().of("payment");
        assertThat(wrongWallets()).isZero();

        payment.update("UPDATE account SET balance_minor = balance_minor + 1 WHERE buyer_id = ?", buyer.id());
        new Books(shop).compare();
        await("found").atMost(SOON).until(() -> wrongWallets() == 1);
        assertThat(gateway("seckill_discrepancies_open", Map.of())).as("of other kinds").isEqualTo(1);

        payment.update("UPDATE account SET balance_minor = balance_minor - 1 WHERE buyer_id = ?", buyer.id());
        new Books(shop).compare();
        await("found no longer").atMost(SOON).until(() -> wrongWallets() == 0);
    }

    private double wrongWallets() {
        return gateway("seckill_discrepancies_open", Map.of("kind", "wrong-wallet"));
    }

    @Test
    void a_coordinator_that_is_gone_is_missed_by_everybody_and_found_again() {
        List<String> processes = List.of("gateway", "stock", "order", "payment");
        assertThat(processes).allSatisfy(it -> assertThat(value(it, "seckill_coordinator_connected")).as(it).isEqualTo(1));

        shop.itself().kill("tc");
        assertThat(processes).allSatisfy(it -> await(it).atMost(SOON).until(() -> value(it, "seckill_coordinator_connected") == 0));
        shop.itself().up();
        assertThat(processes).allSatisfy(it -> await(it).atMost(SOON).until(() -> value(it, "seckill_coordinator_connected") == 1));
    }

    /** A name that nobody has is a line that is always flat, and an alert that never fires. */
    @Test
    void everything_that_rules_and_dashboards_ask_for_is_told() {
        shop.switchScenario("buy-now", "OUTBOX");
        shop.buyerWith(10_000).buys(shop.product(1, 1_000)).expectSuccess();
        Set<String> told = told();

        assertThat(told).containsAll(NamedMetrics.ofTheShop());
        assertThat(told).as("the control").doesNotContain("seckill_outbox_eldest_seconds").hasSizeGreaterThan(100);
    }

    private Set<String> told() {
        Set<String> names = new TreeSet<>();
        List.of("gateway", "stock", "order", "payment").forEach(it -> Scrape.of(shop.itself(), it).names().forEach(names::add));
        return names;
    }

    /** A row that waits is counted with its time, as long as it is there. */
    private void moves(String process, String count, String oldest, String schema, String insert, String delete) {
        String id = Ids.key();
        Sql tables = shop.tables().of(schema);
        shop.settled();
        double before = value(process, count);
        double beforeThat = value(process, oldest);
        tables.update(insert, id);
        try {
            assertThat(value(process, count)).isEqualTo(before + 1);
            assertThat(value(process, oldest)).isGreaterThanOrEqualTo(Math.max(beforeThat, 12));
        } finally {
            tables.update(delete, id);
        }
        assertThat(value(process, count)).isEqualTo(before);
        assertThat(value(process, oldest)).isLessThan(12);
    }

    private double admitted(String answer) {
        return gateway("seckill_admission_seconds_count", Map.of("answer", answer));
    }

    private double gateway(String name, Map<String, String> labels) {
        return Scrape.of(shop.itself(), "gateway").sum(name, labels);
    }

    private double value(String process, String name) {
        return Scrape.of(shop.itself(), process).sum(name, Map.of());
    }

    private static Map<String, String> with(Map<String, String> labels, String label, String value) {
        Map<String, String> all = new HashMap<>(labels);
        all.put(label, value);
        return all;
    }
}
