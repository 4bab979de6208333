package seckill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Atomicity;
import seckill.compare.faults.Fault;
import seckill.compare.faults.FaultAtlas;
import seckill.compare.history.History;
import seckill.compare.page.ReportPage;
import seckill.compare.report.Report;
import seckill.compare.report.Report.ControlResult;
import seckill.compare.report.Report.Result;
import seckill.compare.report.ReportJson;
import seckill.launcher.Home;

/**
 * A whole comparison of all modes in one scenario, with some deaths in each, that of the front among them: controls first. All steps of all protocols
 * are in {@code ./seckill chaos --points all}, which takes longer than anybody wants to wait for every change.
 */
class CompareIT {

    /** Modes by workloads and faults. */
    private static final int CELLS_MIN = 49;

    private static final int FAULTS_EACH = 2;

    private static Report report;
    private static History histories;

    @BeforeAll
    static void compare(@TempDir Path folder) throws Exception {
        Path root = Path.of("../..").toAbsolutePath().normalize();
        List<String> modes = DeclaredModes.all().stream().map(Guarantees::mode).toList();
        Plan quick = Plan.quick(20_261_130, List.of(), modes);
        Plan plan = new Plan(true, quick.seed(), quick.scenarios(), modes, quick.atOnce(), quick.warming(), quick.turn(), FAULTS_EACH);
        Path lines = folder.resolve("histories.jsonl");
        Comparison comparison = new Comparison(plan, root, lines);
        comparison.run(new Home(root.resolve("mode-comparison/comparison-suite/target/stack-compare")), new Steps(Comparison.steps(plan)));
        report = comparison.report("./seckill compare --quick");
        histories = History.read(lines);
    }

    @Test
    void every_control_is_red() {
        assertThat(report.controls()).hasSizeGreaterThanOrEqualTo(18);
        assertThat(report.controls()).allSatisfy(it -> assertThat(it.red()).as("%s: %s", it.name(), it.evidence()).isTrue());
        assertThat(report.controls()).extracting(ControlResult::caughtBy).doesNotContain("");
    }

    @Test
    void every_mode_keeps_what_it_declares() {
        assertThat(report.results()).hasSizeGreaterThanOrEqualTo(CELLS_MIN);
        assertThat(report.results().stream()
                        .filter(it -> DeclaredModes.named(it.mode()).atomicity() != Atomicity.NONE && !it.verdict().equals(Judge.GREEN))
                        .map(it -> it.verdict() + ": " + it.mode() + ", " + it.workload() + " " + it.fault() + ": " + it.why()))
                .isEmpty();
        assertThat(report.atlas()).allSatisfy(it -> {
            if (DeclaredModes.named(it.mode()).atomicity() != Atomicity.NONE) {
                assertThat(it.outcome()).as("%s, %s dies %s", it.mode(), it.victim(), it.step()).isIn("clean", "recovered");
            }
        });
    }

    /** Whoever adds a mode has to say at which steps of it who may die. */
    @Test
    void in_every_mode_whoever_carries_a_checkout_dies_and_others() {
        report.modes().stream().map(it -> DeclaredModes.named(it.mode())).filter(it -> it.atomicity() != Atomicity.NONE).forEach(mode -> {
            List<String> victims = report.atlas().stream().filter(it -> it.mode().equals(mode.mode())).map(Report.Cell::victim).toList();
            long known = FaultAtlas.of(mode.mode()).stream().map(Fault::victim).distinct().count();
            assertThat(victims).as(mode.mode()).doesNotHaveDuplicates().hasSize((int) Math.min(FAULTS_EACH, known)).hasSizeGreaterThan(1);
            assertThat(victims).as(mode.mode()).anyMatch(Atlas::isFront);
        });
    }

    /** The control of the suite: were it blind, the modes above would prove nothing. */
    @Test
    void without_coordination_the_same_traffic_and_a_death_are_seen_to_leave_damage() {
        assertThat(report.results()).filteredOn(it -> DeclaredModes.named(it.mode()).atomicity() == Atomicity.NONE).isNotEmpty()
                .extracting(Result::verdict).containsOnly(Judge.RED_AS_DECLARED);
    }

    @Test
    void refusals_are_among_them_and_nobody_is_left_without_an_outcome() {
        assertThat(report.results()).filteredOn(it -> it.fault().isEmpty()).allSatisfy(it -> {
            assertThat(it.accepted()).as(it.mode()).isPositive();
            assertThat(it.unknown()).as(it.mode()).isZero();
        });
        report.modes().forEach(mode -> assertThat(report.results().stream()
                        .filter(it -> it.mode().equals(mode.mode()))
                        .mapToLong(Result::refused)
                        .sum())
                .as(mode.mode()).isPositive());
    }

    @Test
    void what_processes_count_is_said_of_each_order_unless_one_of_them_died() {
        assertThat(report.results()).filteredOn(it -> it.fault().isEmpty()).allSatisfy(it ->
                assertThat(it.perOrder()).as(it.mode()).containsKeys("calls", "messages", "connectionHoldMs")
                        .allSatisfy((name, each) -> assertThat(each).as(name).isNotNegative()));
        assertThat(report.results()).filteredOn(it -> it.fault().matches("(gateway|stock|order|payment) dies .*") && it.verdict().equals(Judge.GREEN)).isNotEmpty()
                .allSatisfy(it -> assertThat(it.perOrder()).as(it.fault()).doesNotContainKey("calls"));
    }

    /** Or else these checks would hold because nothing was there to check. */
    @Test
    void requests_were_repeated_and_something_sold_out_in_every_mode() {
        report.modes().forEach(mode -> {
            assertThat(counted(mode.mode(), "I7", "repeated")).as(mode.mode()).isPositive();
            assertThat(counted(mode.mode(), "I10", "soldOut")).as(mode.mode()).isPositive();
        });
    }

    private static long counted(String mode, String invariant, String figure) {
        return report.results().stream()
                .filter(it -> it.mode().equals(mode))
                .flatMap(it -> it.invariants().stream())
                .filter(it -> it.id().equals(invariant))
                .mapToLong(it -> it.figures().get(figure))
                .sum();
    }

    @Test
    void what_clients_heard_is_written_down() {
        long accepted = report.results().stream().mapToLong(Result::accepted).sum();

        assertThat(histories.operations().stream().filter(it -> it.isOk()).count()).isGreaterThanOrEqualTo(accepted);
    }

    @Test
    void the_report_can_be_read_again_and_looked_at() throws IOException {
        assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
        assertThat(ReportPage.html(report)).contains("REDIS_MSG").doesNotContain("http://127.0.0.1");
    }
}
