package seckill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Atomicity;
import seckill.checkout.Guarantees.Settlement;
import seckill.compare.advice.Advice;
import seckill.compare.advice.Case;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Result;
import seckill.launcher.Assembly;
import seckill.launcher.Home;
import seckill.launcher.Progress;
import seckill.launcher.Terminal;

/** The adviser is asked for workloads that its report does not have, and these are measured afterwards. */
@Tag("ratios")
class HeldOutIT {

    private static final List<Workload> USUAL = List.of(Workload.UNIFORM, Workload.HOT, Workload.SLOW);

    private static final Workload BETWEEN = Workload.mixed(40, Duration.ZERO);
    private static final Workload SLOWER = Workload.mixed(0, Duration.ofMillis(10));
    private static final Workload BOTH = Workload.mixed(40, Duration.ofMillis(10));
    private static final Workload MUCH_OF_BOTH = Workload.mixed(75, Duration.ofMillis(20));
    private static final List<Workload> HELD_OUT = List.of(BETWEEN, SLOWER, BOTH, MUCH_OF_BOTH);

    /** In the second only two modes are left, of which one holds rows and the other does not. */
    private static final List<Case.Isolation> ISOLATIONS = List.of(Case.Isolation.ANY, Case.Isolation.NO_DIRTY_READS);

    private static final int TURNS = 3;

    private static Report report;
    private static List<Result> measured;

    @BeforeAll
    static void measure(@TempDir Path folder) throws Exception {
        Path root = Path.of("../..").toAbsolutePath().normalize();
        List<Guarantees> modes = DeclaredModes.ofModules().stream()
                .filter(it -> it.atomicity() != Atomicity.NONE && it.settlement() != Settlement.DECIDED_LATER)
                .toList();
        Plan plan = new Plan(true, 20_261_130, List.of("buy-now"), modes.stream().map(Guarantees::mode).toList(), 8,
                Duration.ofMillis(3_000), Duration.ofMillis(1_000), 0);
        Home home = new Home(root.resolve("mode-comparison/comparison-suite/target/stack-held-out"));
        Steps steps = new Steps(modes.size() * (1 + USUAL.size() + TURNS * HELD_OUT.size()));
        try (CompareStack stack = CompareStack.up(root, home, Assembly.MODULES, Progress.NONE);
                Turns turns = Turns.on(stack, root, plan, folder.resolve("histories.jsonl"))) {
            turns.warmUp(steps);
            List<Result> usual = turns.run(2, USUAL, steps);
            // of the two the one in the better moment, which comes first
            List<Result> better = usual.stream().sorted(Comparator.comparingDouble(Result::acceptedPerSecond).reversed()).toList();
            report = new Report("now", "", plan.seed(), Map.of(), "", "", true, modes.stream().map(Comparison::declared).toList(),
                    List.of(), better, List.of(), Map.of());
            measured = turns.run(TURNS, HELD_OUT, steps);
        }
        for (Case.Isolation isolation : ISOLATIONS) {
            HELD_OUT.forEach(it -> checked(it, advised(it, isolation)).lines().forEach(Terminal::progress));
        }
    }

    private static Advice advised(Workload workload, Case.Isolation isolation) {
        return Advice.of(report, new Case("buy-now", workload.hotPercent() / 100.0, 3, workload.latency().toMillis(), 0,
                isolation, true, Case.Assembly.MODULES));
    }

    private static HeldOut checked(Workload workload, Advice advice) {
        return HeldOut.of(workload, advice, measured);
    }

    @Test
    void all_modes_were_measured_and_kept_what_they_declare() {
        assertThat(measured).hasSizeGreaterThanOrEqualTo(TURNS * HELD_OUT.size() * 4)
                .allSatisfy(it -> assertThat(it.verdict()).as("%s under %s: %s", it.mode(), it.workload(), it.why()).isEqualTo(Judge.GREEN));
    }

    @Test
    void what_is_named_first_is_as_good_as_the_best_under_workloads_that_no_report_has() {
        for (Case.Isolation isolation : ISOLATIONS) {
            assertThat(HELD_OUT).allSatisfy(it -> {
                HeldOut checked = checked(it, advised(it, isolation));
                assertThat(checked.isGood()).as(isolation + ", " + String.join("\n", checked.lines())).isTrue();
            });
        }
    }

    /** The control: an adviser that names its last is found out where modes differ. */
    @Test
    void an_adviser_upside_down_is_found_out() {
        Advice advice = advised(MUCH_OF_BOTH, Case.Isolation.ANY);
        HeldOut upsideDown = checked(MUCH_OF_BOTH, new Advice(advice.fitting().reversed(), advice.excluded(), advice.reportOf()));

        assertThat(upsideDown.spread()).as("modes differ").isGreaterThan(HeldOut.AS_GOOD_AS);
        assertThat(upsideDown.isGood()).as(String.join("\n", upsideDown.lines())).isFalse();
    }
}
