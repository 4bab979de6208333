package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;
import seckill.checkout.Guarantees.Assembly;
import seckill.trail.AuditTrail;
import seckill.trail.Deed;
import seckill.trail.jdbc.JdbcAuditTrail;

/** What operators do is in the trail, in an order that nobody can change without being seen. */
@Tag("database")
@WithStacks
class TrailIT {

    private static final int WRITERS = 8;
    private static final int EACH = 25;

    @Test
    void what_an_operator_does_is_in_the_trail_with_who_and_why_and_what_came_of_it(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        OperatedSale sale = OperatedSale.opened(shop, shop.product(5, 1_000), 5);
        sale.pause().expectSuccess();
        sale.resume().expectSuccess();
        assertThat(sale.allocate(6).problem()).isEqualTo("out-of-stock");
        sale.end().expectSuccess();

        List<JsonNode> entries = about(shop, "sale/" + sale.id());
        assertThat(entries).extracting(it -> it.path("action").asText()).containsExactly(
                "sale.end", "came-to-nothing", "sale.allocate", "sale.resume", "sale.pause", "sale.open-gate", "sale.allocate", "sale.plan");
        assertThat(entries).allSatisfy(it -> assertThat(it.path("actor").asText()).isEqualTo("operator"));
        assertThat(entries.get(1).path("detail").asText())
                .isEqualTo("#" + entries.get(2).path("number").asLong() + " sale.allocate: out-of-stock");
        assertThat(verified(shop).path("state").asText()).isEqualTo("INTACT");
    }

    @Test
    void a_switch_is_in_the_trail_whoever_made_it(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        shop.switches("pay-order", "NONE", "because of the spec");
        assertThat(newest(shop, "scenario/pay-order").path("detail").asText()).isEqualTo("NONE: because of the spec");

        shop.switchEveryScenario(); // by hand, in Nacos
        JsonNode byHand = newest(shop, "scenario/pay-order");
        assertThat(byHand.path("detail").asText()).isEqualTo(shop.mode().mode() + ": edited in Nacos");
        assertThat(byHand.path("actor").asText() + " " + byHand.path("role").asText()).isEqualTo("nacos SHOP");
    }

    @Test
    void pages_are_cut_by_number_and_nobody_else_reads_them(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        String subject = "spec/" + Ids.key();
        LongStream.range(0, 5).forEach(n -> trail(shop).write("ann", "spec.deed", subject, "deed " + n));

        List<String> read = new ArrayList<>();
        JsonNode page = page(shop, subject, "&limit=2");
        while (true) {
            page.path("entries").forEach(it -> read.add(it.path("detail").asText()));
            if (page.path("next").isNull()) {
                break;
            }
            page = page(shop, subject, "&limit=2&before=" + page.path("next").asLong());
        }

        assertThat(read).containsExactly("deed 4", "deed 3", "deed 2", "deed 1", "deed 0");
        Buyer buyer = shop.buyerWithoutMoney();
        assertThat(Shop.sent(() -> buyer.http().get("/api/console/trail")).status()).isEqualTo(403);
        Http operator = shop.itself().operator();
        assertThat(Shop.sent(() -> operator.get("/api/console/trail?limit=0")).problem()).isEqualTo("invalid-request");
        assertThat(Shop.sent(() -> operator.get("/api/console/trail?before=x")).status()).isEqualTo(400);
    }

    @Test
    void writers_of_several_gateways_never_fork_the_chain(Stacks stacks) throws Exception {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        long before = verified(shop).path("number").asLong();

        writtenAtOnce(() -> trail(shop));

        JsonNode after = verified(shop);
        assertThat(after.path("state").asText()).isEqualTo("INTACT");
        assertThat(after.path("number").asLong()).isEqualTo(before + WRITERS * EACH);
    }

    /** The control: who reads the head without its lock meets others there, and the table refuses a second entry of that number. */
    @Test
    void without_the_lock_writers_would_take_the_same_place(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        assertThatThrownBy(() -> writtenAtOnce(() -> new JdbcAuditTrail(new WithoutLocks(gateway(shop)), Clock.systemUTC())))
                .rootCause()
                .hasMessageContaining("Duplicate entry");
        assertThat(verified(shop).path("state").asText()).isEqualTo("INTACT");
    }

    @Test
    void the_database_changes_and_deletes_no_entry(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        trail(shop).write("ann", "spec.deed", "spec", "to stay");
        Sql gateway = shop.tables().of("gateway");

        assertThatThrownBy(() -> gateway.update("UPDATE trail_entry SET actor = 'bob'")).rootCause().hasMessageContaining("never changed");
        assertThatThrownBy(() -> gateway.update("DELETE FROM trail_entry")).rootCause().hasMessageContaining("never deleted");
        assertThatThrownBy(() -> gateway.update("DELETE FROM trail_head")).rootCause().hasMessageContaining("never deleted");
    }

    @Test
    void an_entry_that_somebody_changes_all_the_same_is_found(Stacks stacks) {
        Shop shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        long number = trail(shop).write("ann", "spec.deed", "spec", "as it was");
        trail(shop).write("ann", "spec.deed", "spec", "the next one");
        Sql gateway = shop.tables().of("gateway");
        String trigger = gateway.column(
                "SELECT action_statement FROM information_schema.triggers WHERE trigger_name = 'trail_entry_stays'").getFirst();
        gateway.update("DROP TRIGGER trail_entry_stays");
        try {
            gateway.update("UPDATE trail_entry SET detail = 'as it was not' WHERE number = ?", number);

            JsonNode found = verified(shop);

            assertThat(found.path("state").asText() + " " + found.path("flaw").asText()).isEqualTo("BROKEN CHANGED");
            assertThat(found.path("number").asLong()).isEqualTo(number);
            assertThat(CommandLine.ending(1, shop, "trail", "--verify")).contains("broken  entry " + number + "  CHANGED");
        } finally {
            gateway.update("UPDATE trail_entry SET detail = 'as it was' WHERE number = ?", number);
            gateway.update("CREATE TRIGGER trail_entry_stays BEFORE UPDATE ON trail_entry FOR EACH ROW " + trigger);
        }
        assertThat(verified(shop).path("state").asText()).isEqualTo("INTACT");
        assertThat(CommandLine.of(shop, "trail", "--verify")).contains("intact");
        assertThat(CommandLine.of(shop, "trail", "--subject", "spec")).contains("ann  spec.deed  spec  the next one");
    }

    private interface Gateways {
        AuditTrail next();
    }

    private static void writtenAtOnce(Gateways gateways) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                AuditTrail its = gateways.next();
                writers.add(threads.submit(
                        () -> LongStream.range(0, EACH).forEach(n -> its.write(Deed.ofShop("spec", "spec.deed", "spec/at-once", "")))));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
    }

    private static AuditTrail trail(Shop shop) {
        return new JdbcAuditTrail(gateway(shop), Clock.systemUTC());
    }

    /** Another gateway's way to the database. */
    private static DataSource gateway(Shop shop) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return shop.itself().running().connect(shop.itself().home(), "gateway");
            }

            @Override
            public Connection getConnection(String user, String password) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static JsonNode verified(Shop shop) {
        return Shop.sent(() -> shop.itself().operator().get("/api/console/trail/verification")).expectSuccess().json();
    }

    private static JsonNode page(Shop shop, String subject, String more) {
        return Shop.sent(() -> shop.itself().operator().get("/api/console/trail?subject=" + subject + more)).expectSuccess().json();
    }

    private static List<JsonNode> about(Shop shop, String subject) {
        return page(shop, subject, "").path("entries").valueStream().toList();
    }

    private static JsonNode newest(Shop shop, String subject) {
        return about(shop, subject).getFirst();
    }
}
