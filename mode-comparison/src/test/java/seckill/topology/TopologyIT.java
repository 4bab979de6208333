package seckill.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.launcher.OperatorApi;
import seckill.launcher.audit.AuditReport;

/** Two of everything while a sale runs: what ends, dies or is cut off costs time, and nothing else. */
@Tag("topology")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TopologyIT {

    private static final Logger log = LoggerFactory.getLogger(TopologyIT.class);

    private static final int BUYERS = 6;

    /** Twice the longest that anybody waits for: a global transaction that nobody ends, and its second phase. */
    private static final Duration AT_REST_WITHIN = Duration.ofSeconds(120);

    /** With a database it took 14 s. */
    private static final Duration OTHER_HAS_FINISHED_WITHIN = Duration.ofSeconds(30);

    private static TwoOfEverything shop;
    private static OneRow row;
    private static Buyers buyers;

    @BeforeAll
    static void start() throws Exception {
        long begin = System.nanoTime();
        Path root = Path.of("..").toAbsolutePath().normalize();
        shop = TwoOfEverything.start(root, root.resolve("mode-comparison/target/topology"));
        row = shop.oneRow();
        buyers = Buyers.of(shop, BUYERS);
        log.info("sixteen hosts are up after {}", since(begin));
    }

    @AfterAll
    static void stop() {
        if (buyers != null) {
            buyers.close();
        }
        if (row != null) {
            row.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    /** What the embedded TC is mended for holds on a database, too: Seata's own order would find the second image where the first was, for ever. */
    @Test
    @Order(0)
    void branches_on_one_row_are_rolled_back_last_first_by_either_tc() throws Exception {
        Set<String> nodes = new HashSet<>();
        for (int tries = 0; nodes.size() < TwoOfEverything.TCS.size() && tries < 50; tries++) {
            nodes.add(row.writtenTwiceAndRolledBack().split(":")[0]);
            assertThat(row.value()).isEqualTo(OneRow.AT_FIRST);
        }
        assertThat(nodes).as("nodes that began one").hasSameSizeAs(TwoOfEverything.TCS);
        assertThat(row.left()).isZero();
    }

    @Test
    @Order(1)
    void hosts_that_do_not_hear_each_other_for_a_while_cost_no_order() throws Exception {
        modesAre(Map.of("buy-now", "TCC", "place-order", "OUTBOX", "pay-order", "AT"));
        Blows blows = new Blows(shop);
        buyers.buyWhile(() -> {
            blows.cut("gateway-1", "stock-1");
            blows.cut("stock-2", "database");
            blows.cut("tc-1", "order-1");
            blows.cut("gateway-2", "redis-2");
        });
        nothingIsLost();
    }

    @Test
    @Order(2)
    void a_redis_node_that_dies_and_comes_back_costs_no_order() throws Exception {
        buyers.buyWhile(() -> TwoOfEverything.REDIS.forEach(new Blows(shop)::crash));
        nothingIsLost();
    }

    @Test
    @Order(3)
    void what_a_tc_has_begun_that_dies_for_good_is_finished_by_the_other() throws Exception {
        modesAre(Map.of("buy-now", "AT", "place-order", "TCC", "pay-order", "AT"));
        Books books = new Books(shop);
        Host dead = shop.host("tc-1");
        row.isLeftOpenAt(dead);
        buyers.buyWhile(() -> {
            await("a transaction is under way").until(() -> {
                shop.program("tc-1").freeze();
                if (books.begunBy(dead) > 1) {
                    return true;
                }
                shop.program("tc-1").thaw();
                return false;
            });
            shop.program("tc-1").kill();
            log.info("tc-1 has died in {} transactions", books.begunBy(dead));
            assertThat(books.begunBy(dead)).as("that nobody ends, and of buyers").isGreaterThan(1);
            long begin = System.nanoTime();
            await("the other has finished them").atMost(AT_REST_WITHIN).until(() -> books.begunBy(dead) == 0);
            log.info("tc-2 has finished them after {}", since(begin));
            Blows.goOnFor(Duration.ofSeconds(5));
        });
        nothingIsLost();
        assertThat(row.value()).as("what nobody has ended").isEqualTo(OneRow.AT_FIRST);
        assertThat(row.left()).isZero();
        shop.program("tc-1").start().awaitReady();
    }

    @Test
    @Order(4)
    void everything_is_restarted_one_after_the_other_and_no_order_is_lost() throws Exception {
        modesAre(Map.of("buy-now", "AT", "place-order", "TCC", "pay-order", "OUTBOX"));
        buyers.buyWhile(() -> {
            for (String host : Blows.ALL) {
                new Blows(shop).restart(host);
            }
        });
        nothingIsLost();
    }

    /** The control: the same cut without any coordination is damage, and is seen. */
    @Test
    @Order(5)
    void control_uncoordinated_the_same_cut_is_damage() throws Exception {
        modesAre(Map.of("buy-now", "NONE", "place-order", "NONE", "pay-order", "NONE"));
        buyers.buyWhile(() -> {
            new Blows(shop).cut("gateway-1", "payment-1");
            new Blows(shop).cut("payment-2", "database");
        });
        assertThat(shop.audit(AT_REST_WITHIN).ok()).isFalse();
    }

    /** The control: with files of their own, what a TC has begun is gone with it, and half of it stays. */
    @Test
    @Order(6)
    void control_of_coordinators_that_share_nothing_the_other_knows_nothing() throws Exception {
        shop.coordinatorsKeepIn("file");
        row.looksForTheTcs();
        row.isLeftOpenAt(shop.host("tc-1"));
        shop.program("tc-1").kill();

        Blows.goOnFor(OTHER_HAS_FINISHED_WITHIN);

        assertThat(row.value()).isEqualTo(OneRow.AT_FIRST + 1);
        assertThat(row.left()).isPositive();
    }

    private static void modesAre(Map<String, String> modes) {
        try (OperatorApi operator = shop.operatorAt("gateway-1")) {
            modes.forEach((scenario, mode) -> operator.switchMode(scenario, mode, "what is tried on several hosts"));
        }
    }

    private static void nothingIsLost() throws Exception {
        long begin = System.nanoTime();
        AuditReport audit = shop.audit(AT_REST_WITHIN);
        log.info("at rest after {}; {}", since(begin), buyers.told());
        assertThat(audit.verdicts()).allMatch(it -> it.ok());
        Books books = new Books(shop);
        Told told = buyers.told();
        assertThat(told.unrepeatable()).isEmpty();
        assertThat(books.lost(told.acknowledged("buy-now"))).isEmpty();
        assertThat(books.lost(told.acknowledged("place-order"))).isEmpty();
        assertThat(books.lostPayments(told.acknowledged("pay-order"))).isEmpty();
        assertThat(books.lostTickets(told.acknowledged("ticket"))).isEmpty();
    }

    private static String since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s";
    }
}
