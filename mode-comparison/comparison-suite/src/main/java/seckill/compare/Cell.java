package seckill.compare;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.redisson.api.RedissonClient;
import seckill.checkout.Guarantees;
import seckill.compare.faults.FaultAtlas;
import seckill.compare.history.Books;
import seckill.compare.history.BooksInTables;
import seckill.compare.history.Checks;
import seckill.compare.history.Finding;
import seckill.compare.history.History;
import seckill.compare.report.Report.Anomaly;
import seckill.compare.report.Report.InvariantResult;
import seckill.compare.report.Report.Result;
import seckill.compare.witness.Witness;
import seckill.launcher.audit.AuditReport;

/** One scenario in one mode under one workload: traffic, rest, audit, checks of the history, figures. */
final class Cell {

    /** Twice the longest timeout of a checkout, on a machine that is busy with other things, too. */
    static final Duration REST_MAX = Duration.ofSeconds(60);

    /** Of a fresh order, likewise. */
    private static final Duration SELLS_WITHIN = Duration.ofSeconds(10);

    private final CompareStack stack;
    private final Market market;
    private final Plan plan;
    private final RedissonClient redis;
    private final long began;
    private final Path histories;

    Cell(CompareStack stack, Market market, Plan plan, RedissonClient redis, long began, Path histories) {
        this.stack = stack;
        this.market = market;
        this.plan = plan;
        this.redis = redis;
        this.began = began;
        this.histories = histories;
    }

    /** What happens while buyers buy. */
    interface Meanwhile {

        /** Returns when the traffic is to end. */
        Disturbance during(Traffic traffic) throws InterruptedException;
    }

    /**
     * @param mended {@link System#nanoTime} when everything ran again, 0 without a fault
     * @param fault  in words, empty without
     * @param isMet  whether it happened
     */
    record Disturbance(long mended, String fault, boolean isMet) {

        static final Disturbance NONE = new Disturbance(0, "", true);
    }

    /** @param unguarded modes of which a control stayed green */
    Result run(String scenario, Guarantees mode, Workload workload, Meanwhile meanwhile, Set<String> unguarded)
            throws InterruptedException, SQLException {
        String name = scenario + "/" + mode.mode() + "/" + workload.id();
        History history = new History(began);
        long scarce = market.scarce();
        Books books = new BooksInTables(stack.tables());
        Map<Long, Long> unitsBefore = books.units(Stream.concat(market.skus().stream(), Stream.of(scarce)).toList());
        Map<Long, Long> moneyBefore = books.money(market.buyerIds());
        Costs before = costs();
        Disturbance disturbance;
        Witness witness = Witness.begin(stack.tables());
        try (witness) {
            Errand errand = new Errand(new Client(stack.shop(), history, witness, name), market, scarce);
            Traffic traffic = Traffic.begin(plan, scenario, workload, errand, market.products());
            try {
                disturbance = meanwhile.during(traffic);
            } catch (InterruptedException | RuntimeException e) {
                traffic.breakOff();
                throw e;
            }
            traffic.end();
        }
        long answered = System.nanoTime();
        Costs after = costs();
        AuditReport audit = stack.audit(restMax(mode, disturbance));
        long rest = System.nanoTime();
        history.appendTo(histories);
        Judge judge = new Judge(mode, unguarded);
        List<Anomaly> anomalies = judge.anomalies(witness);
        List<Finding> findings = new Checks(history, books, unitsBefore, moneyBefore).all();
        List<InvariantResult> more = new ArrayList<>(List.of(judge.isolation(anomalies, witness.looks())));
        if (disturbance.mended() > 0) {
            more.add(sellsAgain(name, audit));
        }
        List<InvariantResult> invariants = Judge.all(audit, findings, more);
        Judge.Sentence sentence = judge.sentence(invariants, disturbance.isMet());
        Figures figures = Figures.of(history, scenario);
        long orders = history.operations().stream().filter(it -> it.isOk()).count();
        return new Result(
                scenario, mode.mode(), workload.id(), sentence.verdict(), sentence.why(), invariants,
                figures.accepted(), figures.refused(), figures.failed(), figures.unknown(), tenths(figures.perSecond()),
                Figures.percentile(figures.acceptedUs(), 50), Figures.percentile(figures.acceptedUs(), 99),
                Figures.percentile(figures.acceptedUs(), 99.9), Figures.percentile(figures.refusedUs(), 50),
                (rest - answered) / 1_000_000,
                disturbance.mended() == 0 ? -1 : (rest - disturbance.mended()) / 1_000_000,
                disturbance.fault(),
                after.perOrderSince(before, orders, witness.statements()),
                anomalies);
    }

    private static Duration restMax(Guarantees mode, Disturbance disturbance) {
        Duration afterAFault = FaultAtlas.atRestWithin(mode);
        return disturbance.mended() > 0 && afterAFault.compareTo(REST_MAX) > 0 ? afterAFault : REST_MAX;
    }

    /** I12: at rest in time, and a fresh order passes. */
    private InvariantResult sellsAgain(String name, AuditReport audit) {
        History fresh = new History(began);
        List<String> violations = new ArrayList<>();
        try (Witness nobody = Witness.begin(stack.tables())) {
            Client client = new Client(stack.shop(), fresh, nobody, name + "/fresh");
            if (!client.checksOut("buy-now", market.rich(0), market.sku(1), Market.PRICE).isOk()) {
                violations.add("a fresh order did not pass");
            }
        }
        long ms = fresh.operations().getFirst().ended().map(it -> it.us() - fresh.operations().getFirst().invoked().us()).orElse(-1L) / 1_000;
        fresh.appendTo(histories);
        if (ms > SELLS_WITHIN.toMillis()) {
            violations.add("a fresh order took " + ms + " ms");
        }
        if (!audit.atRest()) {
            violations.add("not at rest in time");
        }
        return new InvariantResult("I12", violations.isEmpty(), "At rest soon after the last fault heals, and a fresh order passes",
                "the audit, and one more buyer", Map.of("freshOrderMs", ms), violations);
    }

    private Costs costs() throws SQLException {
        try (Connection root = stack.root()) {
            return Costs.now(root, redis, stack.counted());
        }
    }

    private static double tenths(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
