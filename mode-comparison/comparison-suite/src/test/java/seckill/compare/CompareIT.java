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
import seckill.compare.history.History;
import seckill.compare.report.Report;
import seckill.compare.report.Report.ControlResult;
import seckill.compare.report.Report.Result;
import seckill.compare.report.ReportJson;
import seckill.compare.report.ReportPage;
import seckill.launcher.Home;
import seckill.launcher.Progress;

/** A whole comparison of all modes in one scenario, with two faults in each: controls first. */
class CompareIT {

    /** Modes by workloads and faults. */
    private static final int CELLS_MIN = 37;

    private static Report report;
    private static History histories;

    @BeforeAll
    static void compare(@TempDir Path folder) throws Exception {
        Path root = Path.of("../..").toAbsolutePath().normalize();
        List<String> modes = DeclaredModes.ofModules().stream().map(Guarantees::mode).toList();
        Plan quick = Plan.quick(20_261_130, List.of(), modes);
        Plan plan = new Plan(true, quick.seed(), quick.scenarios(), modes, quick.atOnce(), quick.warming(), quick.turn(), 2);
        Path lines = folder.resolve("histories.jsonl");
        Comparison comparison = new Comparison(plan, root, lines);
        Home home = new Home(root.resolve("mode-comparison/comparison-suite/target/stack-compare"));
        try (CompareStack stack = CompareStack.up(root, home, Progress.NONE)) {
            comparison.run(stack, new Steps(100));
        }
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
