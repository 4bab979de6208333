package seckill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import seckill.compare.faults.FaultAgent;
import seckill.compare.history.Event.Kind;
import seckill.compare.history.History;
import seckill.compare.witness.Witness;
import seckill.launcher.Assembly;
import seckill.launcher.Home;
import seckill.launcher.Progress;
import seckill.launcher.audit.AuditReport;
import seckill.launcher.audit.Verdict;
import seckill.launcher.bench.ModeSwitch;

/**
 * A carrier that stands still for longer than its gateway waits before it looks after a checkout, and then goes on: what its buyer was told
 * stays true. All modes that ask Seata's coordinator, at the same time.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LateCarriersIT {

    private static final List<String> MODES = List.of("AT", "XA", "TCC", "SAGA");

    /** Nobody waits for a coordinator here: who stands still has not asked it yet. */
    private static final String LOOKS_SOON = "-Dseckill.checkout.resolve-after=6s";

    /** More than that and two looks. */
    private static final Duration LATE_BY = Duration.ofSeconds(10);

    private static final Duration BEGINS_WITHIN = Duration.ofMillis(500);

    /** What a carrier needs once it goes on. */
    private static final Duration CARRIES_WITHIN = Duration.ofSeconds(5);

    private static final Duration REST_MAX = Duration.ofSeconds(30);

    private static final String STANDS_STILL =
            """
            RULE a carrier stands still before it begins
            CLASS seckill.checkout.mode.SeataTransactions
            METHOD carry
            AT ENTRY
            IF TRUE
            DO delay(%d)
            ENDRULE
            """
                    .formatted(LATE_BY.toMillis());

    private static final String GIVES_NOTHING_UP =
            """
            RULE it is only said that a checkout was given up
            CLASS seckill.checkout.Step
            METHOD giveUp
            AT ENTRY
            IF TRUE
            DO RETURN true
            ENDRULE
            """;

    private CompareStack stack;
    private Market market;
    private FaultAgent gateway;
    private long pid;

    @BeforeAll
    void open() {
        Path suite = Path.of("").toAbsolutePath();
        stack = CompareStack.up(suite.resolve("../..").normalize(), new Home(suite.resolve("target/stack-late")), Assembly.MODULES, Progress.NONE,
                List.of(LOOKS_SOON));
        market = new Market(stack.operator());
        market.open();
        gateway = stack.agentOf("gateway");
        pid = stack.itself().running().process("gateway").orElseThrow().pid();
    }

    @AfterAll
    void close() {
        stack.close();
    }

    @Test
    @Order(1)
    void what_was_given_up_is_not_carried_out_any_more() throws Exception {
        assertThat(boughtWhileCarriersStandStill()).allSatisfy((mode, told) -> assertThat(told).as(mode).isEqualTo(Kind.FAILED));
        AuditReport audit = stack.audit(REST_MAX);
        assertThat(audit.verdicts()).as("%s", audit.verdicts()).allMatch(Verdict::ok);
    }

    /** The control. Its damage stays. */
    @Test
    @Order(2)
    void otherwise_each_of_them_makes_an_order_of_which_its_buyer_was_told_that_it_failed() throws Exception {
        gateway.add(pid, GIVES_NOTHING_UP);
        assertThat(boughtWhileCarriersStandStill()).allSatisfy((mode, told) -> assertThat(told).as(mode).isEqualTo(Kind.FAILED));
        AuditReport audit = stack.audit(REST_MAX);
        assertThat(audit.verdicts()).filteredOn(it -> !it.ok()).extracting(Verdict::id).contains("I9");
        assertThat(audit.verdicts().toString()).contains(MODES.stream().map(it -> it + " FAILED").toList());
    }

    /** One buyer in each mode; what they were told. */
    private Map<String, Kind> boughtWhileCarriersStandStill() throws Exception {
        gateway.add(pid, STANDS_STILL);
        Map<String, Future<Kind>> buying = new LinkedHashMap<>();
        try (Witness nobody = Witness.begin(stack.tables()); ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String mode : MODES) {
                new ModeSwitch(stack.operator()).all(mode);
                int buyer = buying.size();
                Client client = new Client(stack.shop(), new History(System.nanoTime()), nobody, "late");
                buying.put(mode, buyers.submit(() -> kindOf(client, buyer)));
                TimeUnit.MILLISECONDS.sleep(BEGINS_WITHIN.toMillis());
            }
            long carriedBy = System.nanoTime() + LATE_BY.plus(CARRIES_WITHIN).toNanos();
            Map<String, Kind> told = new LinkedHashMap<>();
            for (Map.Entry<String, Future<Kind>> one : buying.entrySet()) {
                told.put(one.getKey(), one.getValue().get());
            }
            TimeUnit.NANOSECONDS.sleep(carriedBy - System.nanoTime()); // a client may give up waiting for an answer, and ask again
            return told;
        } finally {
            gateway.clear();
        }
    }

    private Kind kindOf(Client client, int buyer) {
        return client.checksOut("buy-now", market.rich(buyer), market.sku(buyer), Market.PRICE).kind();
    }
}
