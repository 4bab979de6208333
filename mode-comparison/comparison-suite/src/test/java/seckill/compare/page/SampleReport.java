package seckill.compare.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Anomaly;
import seckill.compare.report.Report.Cell;
import seckill.compare.report.Report.ControlResult;
import seckill.compare.report.Report.Declared;
import seckill.compare.report.Report.InvariantResult;
import seckill.compare.report.Report.Result;

/** A report as large as a whole comparison makes it, with figures that are made up and always the same. */
final class SampleReport {

    static final List<String> MODES = List.of("LOCAL", "JTA", "XA", "AT", "TCC", "SAGA", "OUTBOX", "MQ_TX", "REDIS_MSG", "NONE");
    static final List<String> WORKLOADS = List.of("uniform", "hot", "slow", "faults");
    static final List<String> SCENARIOS = List.of("buy-now", "place-order", "pay-order", "cancel-order", "refund-order");

    private static final List<String> MESSAGES = List.of("OUTBOX", "MQ_TX", "REDIS_MSG");

    private static final Map<String, List<String>> HELD = Map.of(
            "LOCAL", List.of("DATABASE_ROWS"),
            "JTA", List.of("DATABASE_ROWS", "DATABASE_CONNECTIONS"),
            "XA", List.of("DATABASE_ROWS", "DATABASE_CONNECTIONS"),
            "AT", List.of("GLOBAL_LOCKS"),
            "TCC", List.of("RESERVATIONS"));

    private final Report plain;

    private SampleReport(Report plain) {
        this.plain = plain;
    }

    static Report whole() {
        return new Report(
                "2026-11-30T07:00:00Z",
                "7dd74b8c0ffee",
                42,
                box(),
                "9f2c11d07a3e",
                "./seckill compare --modes all --scenarios all --workloads uniform,hot,slow,faults --seed 42",
                true,
                MODES.stream().map(SampleReport::declared).toList(),
                controls(),
                results(),
                atlas(),
                simulated());
    }

    /** Another report with one result changed. */
    static Report with(Report report, String scenario, String workload, String mode, UnaryOperator<Result> change) {
        return withResults(report, report.results().stream()
                .map(it -> it.scenario().equals(scenario) && it.workload().equals(workload) && it.mode().equals(mode) ? change.apply(it) : it)
                .toList());
    }

    static Report withResults(Report report, List<Result> results) {
        return new SampleReport(report).rebuilt(report.finished(), report.box(), report.controls(), results, report.atlas());
    }

    static Report withControls(Report report, List<ControlResult> controls) {
        return new SampleReport(report).rebuilt(report.finished(), report.box(), controls, report.results(), report.atlas());
    }

    static Report withAtlas(Report report, List<Cell> atlas) {
        return new SampleReport(report).rebuilt(report.finished(), report.box(), report.controls(), report.results(), atlas);
    }

    static Report onAnotherBox(Report report) {
        return new SampleReport(report)
                .rebuilt(report.finished(), Map.of("cores", "64"), report.controls(), report.results(), report.atlas());
    }

    static Report interrupted(Report report) {
        return new SampleReport(report).rebuilt(false, report.box(), report.controls(), report.results().subList(0, 3), List.of());
    }

    /** Nothing but a head: interrupted before anything was run. */
    static Report empty() {
        return new Report("2026-11-30T07:00:00Z", "", 1, Map.of(), "", "./seckill compare", false, List.of(), List.of(), List.of(),
                List.of(), Map.of());
    }

    static Result verdict(Result of, String verdict, String why) {
        return new Result(
                of.scenario(), of.mode(), of.workload(), verdict, why, of.invariants(), of.accepted(), of.refused(), of.failed(), of.unknown(),
                of.acceptedPerSecond(), of.p50Ms(), of.p99Ms(), of.p999Ms(), of.refusedP50Ms(), of.settleMs(), of.recoveryMs(), of.fault(),
                of.perOrder(), of.anomalies());
    }

    /** As on a machine that is so many times as fast. */
    static Result faster(Result of, double times) {
        return new Result(
                of.scenario(), of.mode(), of.workload(), of.verdict(), of.why(), of.invariants(), of.accepted(), of.refused(), of.failed(),
                of.unknown(), of.acceptedPerSecond() * times, of.p50Ms() / times, of.p99Ms() / times, of.p999Ms() / times,
                of.refusedP50Ms() / times, Math.round(of.settleMs() / times), of.recoveryMs(), of.fault(), of.perOrder(), of.anomalies());
    }

    static Result settledIn(Result of, long settleMs) {
        return new Result(
                of.scenario(), of.mode(), of.workload(), of.verdict(), of.why(), of.invariants(), of.accepted(), of.refused(), of.failed(),
                of.unknown(), of.acceptedPerSecond(), of.p50Ms(), of.p99Ms(), of.p999Ms(), of.refusedP50Ms(), settleMs, of.recoveryMs(),
                of.fault(), of.perOrder(), of.anomalies());
    }

    /** The same with another text wherever a report has room for text. */
    static Report saying(String text) {
        List<String> texts = List.of(text);
        Anomaly anomaly = new Anomaly(text, true, 1, 2, 3, texts);
        InvariantResult invariant = new InvariantResult(text, false, text, text, Map.of(text, 1L), texts);
        Result result = new Result(
                text, text, text, text, text, List.of(invariant), 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, text, Map.of(text, 1.0), List.of(anomaly));
        return new Report(
                text, text, 1, Map.of(text, text), text, text, false,
                List.of(new Declared(text, text, text, text, text, texts, text, texts)),
                List.of(new ControlResult(text, text, text, texts, false, text, text)),
                List.of(result), List.of(new Cell(text, text, text, text, 1, text)), Map.of(text, 1L));
    }

    private Report rebuilt(
            boolean finished, Map<String, String> box, List<ControlResult> controls, List<Result> results, List<Cell> atlas) {
        return new Report(
                plain.begun(), plain.commit(), plain.seed(), box, plain.configHash(), plain.again(), finished, plain.modes(), controls,
                results, atlas, plain.simulated());
    }

    private static Map<String, String> box() {
        Map<String, String> box = new LinkedHashMap<>();
        box.put("cores", "2");
        box.put("memory", "8 GB");
        box.put("system", "Linux 6.12 amd64");
        box.put("JVM", "OpenJDK 64-Bit Server VM 25.0.1+8");
        return box;
    }

    private static Declared declared(String mode) {
        boolean isMessages = MESSAGES.contains(mode);
        return new Declared(
                mode,
                isMessages ? "MESSAGES" : mode.equals("NONE") ? "UNCOORDINATED" : "TWO_PHASE_COMMIT",
                mode.equals("NONE") ? "NONE" : "ALL_OR_NOTHING",
                isMessages ? "DECIDED_LATER" : "WITH_THE_ANSWER",
                isMessages || mode.equals("NONE") ? "UNCOMMITTED_STEPS" : "NOTHING",
                HELD.getOrDefault(mode, List.of()),
                "Whoever decides rolls back when the transaction's time is up, or finishes the commit that it has decided.",
                List.of("MODULES"));
    }

    private static List<ControlResult> controls() {
        return List.of(
                new ControlResult(
                        "unguarded update",
                        "Stock is taken by an UPDATE whose WHERE does not ask whether there is enough.",
                        "https://github.com/seata/seata-samples/issues/1",
                        MODES, true, "I1, I3", "with the mistake 14 of 10 units were sold, without it 10"),
                new ControlResult(
                        "cancel before try",
                        "A cancel that comes before its try leaves no row, and the try that follows sets units aside for ever.",
                        "seata#4524, https://seata.apache.org/blog/seata-tcc-fence?a=1&b=2.",
                        List.of("TCC", "SAGA"), true, "I4", "with the mistake 3 units stay reserved, without it none"),
                new ControlResult(
                        "letter applied twice",
                        "A consumer that does not know a letter again applies it twice.",
                        "https://rocketmq.apache.org/docs/bestPractice/01bestpractice",
                        MESSAGES, false, "", "with the mistake 0 of 200 orders were paid twice: no letter was delivered again"));
    }

    private static List<Result> results() {
        List<Result> results = new ArrayList<>();
        for (String scenario : SCENARIOS) {
            for (String workload : WORKLOADS) {
                MODES.forEach(mode -> results.add(result(scenario, workload, mode)));
            }
        }
        return results;
    }

    private static Result result(String scenario, String workload, String mode) {
        String verdict = verdictOf(scenario, workload, mode);
        if (verdict.equals("not run")) {
            return new Result(
                    scenario, mode, workload, verdict, "the assembly it runs in has no such step", List.of(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                    -1, "", Map.of(), List.of());
        }
        int slowness = (1 + MODES.indexOf(mode) % 6) * (workload.equals("slow") ? 20 : workload.equals("hot") ? 3 : 1);
        double perSecond = 900.0 / slowness + 7 * SCENARIOS.indexOf(scenario);
        boolean hasFault = workload.equals("faults");
        boolean isBroken = verdict.startsWith("red");
        return new Result(
                scenario, mode, workload, verdict, verdict.equals("green") ? "" : "I3 is broken: 2 of 1000 orders are paid and have no units",
                List.of(stock(true), paid(!isBroken)), 1000, workload.equals("hot") ? 4021 : 12, hasFault ? 9 : 0, hasFault ? 3 : 0,
                perSecond, 4.2 * slowness, 19.5 * slowness, 61.25 * slowness, 1.5, MESSAGES.contains(mode) ? 1200 + slowness : 10 * slowness,
                hasFault ? 900 * slowness : -1, hasFault ? "stock dies and is started again after 2 s" : "", perOrder(mode, slowness),
                anomalies(mode, workload));
    }

    private static String verdictOf(String scenario, String workload, String mode) {
        if (mode.equals("NONE")) {
            return workload.equals("faults") ? "red, as declared" : "green";
        }
        if (mode.equals("JTA") && scenario.equals("refund-order")) {
            return "not run";
        }
        if (mode.equals("AT") && workload.equals("hot") && scenario.equals("place-order")) {
            return "red";
        }
        return MESSAGES.contains(mode) ? "unproven" : "green";
    }

    private static InvariantResult stock(boolean ok) {
        return new InvariantResult(
                "I1", ok, "available + reserved + sold is what was allocated, for each sale.",
                "SELECT id FROM allocation\nWHERE available + reserved + sold <> allocated OR available < 0",
                Map.of("sales", 4L, "units", 4000L), List.of());
    }

    private static InvariantResult paid(boolean ok) {
        return new InvariantResult(
                "I3", ok, "An order is PAID exactly when its units are sold and its money is captured.",
                "SELECT o.id FROM orders o LEFT JOIN reservation r ON r.order_id = o.id WHERE o.state = 'PAID' AND r.state <> 'DEDUCTED'",
                Map.of("orders", 1000L, "violations", ok ? 0L : 2L),
                ok ? List.of() : List.of("order 8f14e45f-ceea-467f is PAID, its reservation is RELEASED", "order c9f0f895-fb98-ab91 has none"));
    }

    private static Map<String, Double> perOrder(String mode, int slowness) {
        Map<String, Double> perOrder = new LinkedHashMap<>();
        perOrder.put("sql", 9.0 + slowness);
        perOrder.put("redis", 2.25);
        if (MESSAGES.contains(mode)) {
            perOrder.put("messages", 4.0);
        }
        perOrder.put("rowLockWaitMs", 0.375 * slowness);
        return perOrder;
    }

    private static List<Anomaly> anomalies(String mode, String workload) {
        if (mode.equals("AT") && workload.equals("hot")) {
            return List.of(new Anomaly("paid-without-stock", false, 2, 41.5, 62, List.of("8f14e45f-ceea-467f", "c9f0f895-fb98-ab91")));
        }
        return MESSAGES.contains(mode)
                ? List.of(new Anomaly("stock-without-order", true, 870, 12.5, 348, List.of("45c48cce-2e2d-7fbd", "d3d94468-02a4-4259")),
                        new Anomaly("dirty-read", true, 31, 3.25, 20, List.of()))
                : List.of();
    }

    private static List<Cell> atlas() {
        List<Cell> cells = new ArrayList<>();
        for (String mode : MODES.subList(1, 9)) {
            int seconds = 1 + MODES.indexOf(mode);
            cells.add(new Cell(mode, "gateway", "between two branches", "recovered", 3.5 * seconds, ""));
            cells.add(new Cell(mode, "order", "its rows committed, the caller not answered", "clean", seconds, ""));
        }
        cells.add(new Cell("AT", "stock", "its undo row forgotten, the coordinator not told", "stuck", -1, "1 branch waits for an operator"));
        cells.add(new Cell("XA", "database", "with a prepared branch", "corrupted", 61.2, "I3: order 8f14e45f-ceea-467f is PAID without units"));
        cells.add(new Cell("SAGA", "tc", "half-way through rolling back", "not met", 0, "no checkout was rolled back in time"));
        return cells;
    }

    private static Map<String, Long> simulated() {
        Map<String, Long> simulated = new LinkedHashMap<>();
        simulated.put("orders of events played", 1_048_576L);
        simulated.put("invariants broken", 0L);
        simulated.put("mistakes found with fences left out", 17L);
        return simulated;
    }
}
