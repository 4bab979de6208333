package seckill.compare.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import seckill.compare.page.ReportDiff.Diff;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Cell;
import seckill.compare.report.Report.ControlResult;
import seckill.compare.report.Report.Result;

class ReportDiffTest {

    private final Report before = SampleReport.whole();

    @Test
    void two_of_the_same_have_no_difference() {
        Diff diff = ReportDiff.of(before, SampleReport.whole());

        assertThat(diff.isWorse()).isFalse();
        assertThat(diff.lines()).last().asString().contains("nothing has changed in 200 results, 3 controls and 19 faults");
        assertThat(diff.lines()).anySatisfy(line -> assertThat(line).contains("multiples of NONE", "less than 50 % is noise"));
    }

    @Test
    void a_verdict_that_turned_red_is_worse_and_the_way_back_is_better() {
        Report now = changed("hot", "TCC", it -> SampleReport.verdict(it, "red", "I1 is broken"));

        assertThat(ReportDiff.of(before, now).isWorse()).isTrue();
        assertThat(ReportDiff.of(before, now).lines()).contains("worse: buy-now, hot, TCC: green before, red now (I1 is broken)");
        assertThat(ReportDiff.of(now, before).isWorse()).isFalse();
        assertThat(ReportDiff.of(now, before).lines()).contains("better: buy-now, hot, TCC: red before, green now");
    }

    @Test
    void verdicts_are_ranked_and_one_that_nobody_knows_is_the_worst() {
        List<String> fromGood = List.of("green", "red, as declared", "unproven", "not run", "red", "purple");
        for (int i = 1; i < fromGood.size(); i++) {
            String good = fromGood.get(i - 1);
            String bad = fromGood.get(i);
            Report a = changed("hot", "TCC", it -> SampleReport.verdict(it, good, ""));
            Report b = changed("hot", "TCC", it -> SampleReport.verdict(it, bad, ""));
            assertThat(ReportDiff.of(a, b).isWorse()).as(good + " to " + bad).isTrue();
            assertThat(ReportDiff.of(b, a).isWorse()).as(bad + " to " + good).isFalse();
        }
    }

    @Test
    void a_control_that_is_no_longer_caught_is_worse() {
        Report now = SampleReport.withControls(before, before.controls().stream()
                .map(it -> new ControlResult(it.name(), it.says(), it.source(), it.guards(), false, "", "nobody bought")).toList());

        assertThat(ReportDiff.of(before, now).isWorse()).isTrue();
        assertThat(ReportDiff.of(before, now).lines())
                .contains("worse: control unguarded update: caught before, stayed green now (nobody bought)")
                .noneMatch(line -> line.contains("letter applied twice"));
        assertThat(ReportDiff.of(now, before).isWorse()).isFalse();
    }

    @Test
    void a_control_that_something_else_catches_has_changed() {
        Report now = SampleReport.withControls(before, before.controls().stream()
                .map(it -> new ControlResult(it.name(), it.says(), it.source(), it.guards(), it.red(), it.red() ? "I9" : "", "")).toList());

        assertThat(ReportDiff.of(before, now).isWorse()).isFalse();
        assertThat(ReportDiff.of(before, now).lines()).contains("changed: control cancel before try: caught by I4 before, by I9 now");
    }

    @Test
    void figures_within_the_tolerance_are_noise_and_beyond_it_are_not() {
        assertThat(ReportDiff.of(before, changed("hot", "AT", it -> SampleReport.faster(it, 0.7))).lines()).last().asString().contains("nothing");

        Report slower = changed("hot", "AT", it -> SampleReport.faster(it, 0.4));
        assertThat(ReportDiff.of(before, slower).isWorse()).isTrue();
        assertThat(ReportDiff.of(before, slower).lines())
                .anySatisfy(line -> assertThat(line).startsWith("worse: buy-now, hot, AT: accepted per second: ").contains("× NONE", "(-60 %)"))
                .anySatisfy(line -> assertThat(line).startsWith("worse: buy-now, hot, AT: p50 ms: ").endsWith("(+150 %)"))
                .anySatisfy(line -> assertThat(line).startsWith("worse: buy-now, hot, AT: p99 ms: "));
        assertThat(ReportDiff.of(slower, before).isWorse()).isFalse();
        assertThat(ReportDiff.of(before, slower, 2).isWorse()).isFalse();
    }

    @Test
    void another_machine_on_which_everything_is_slower_has_no_difference() {
        Report slower = SampleReport.withResults(
                before, before.results().stream().map(it -> SampleReport.settledIn(SampleReport.faster(it, 0.4), it.settleMs())).toList());

        assertThat(ReportDiff.of(before, SampleReport.onAnotherBox(slower)).isWorse()).isFalse();
        assertThat(ReportDiff.of(before, SampleReport.onAnotherBox(slower)).lines())
                .anySatisfy(line -> assertThat(line).startsWith("another box: "))
                .noneMatch(line -> line.startsWith("worse") || line.startsWith("better"));
    }

    @Test
    void without_none_figures_are_compared_as_they_are_and_count_on_one_box_only() {
        Report without = withoutNone(before);
        Report slower = withoutNone(changed("hot", "AT", it -> SampleReport.faster(it, 0.5)));

        assertThat(ReportDiff.of(without, slower).isWorse()).isTrue();
        assertThat(ReportDiff.of(without, slower).lines())
                .anySatisfy(line -> assertThat(line).startsWith("worse: ").endsWith("without NONE to compare with)"));
        assertThat(ReportDiff.of(without, SampleReport.onAnotherBox(slower)).isWorse()).isFalse();
        assertThat(ReportDiff.of(without, SampleReport.onAnotherBox(slower)).lines())
                .anySatisfy(line -> assertThat(line).startsWith("changed: buy-now, hot, AT: p50 ms: "));
    }

    @Test
    void how_often_somebody_looks_whether_the_shop_is_at_rest_is_noise() {
        Report soon = changed("hot", "TCC", it -> SampleReport.settledIn(it, 3));

        assertThat(ReportDiff.of(soon, changed("hot", "TCC", it -> SampleReport.settledIn(it, 90))).isWorse()).isFalse();
        assertThat(ReportDiff.of(soon, changed("hot", "TCC", it -> SampleReport.settledIn(it, 900))).isWorse()).isTrue();
    }

    @Test
    void figures_of_what_was_not_run_are_not_compared() {
        Report now = changed("hot", "AT", it -> SampleReport.verdict(SampleReport.faster(it, 0.01), "not run", ""));

        assertThat(ReportDiff.of(before, now).lines())
                .contains("worse: buy-now, hot, AT: green before, not run now").noneMatch(line -> line.contains("p50"));
    }

    @Test
    void the_end_of_a_fault_that_got_worse_is_worse() {
        Report now = SampleReport.withAtlas(before, before.atlas().stream()
                .map(it -> it.mode().equals("SAGA") ? new Cell(it.mode(), it.victim(), it.step(), "corrupted", 1, "I3") : it).toList());

        assertThat(ReportDiff.of(before, now).isWorse()).isTrue();
        assertThat(ReportDiff.of(before, now).lines()).contains("worse: SAGA, gateway: between two branches: recovered before, corrupted now (I3)");
        assertThat(ReportDiff.of(now, before).isWorse()).isFalse();
    }

    @Test
    void what_only_one_has_is_said_and_is_not_worse() {
        Report less = SampleReport.withAtlas(
                SampleReport.withControls(withoutNone(before), before.controls().subList(0, 2)), before.atlas().subList(1, 19));

        assertThat(ReportDiff.of(before, less).isWorse()).isFalse();
        assertThat(ReportDiff.of(before, less).lines()).contains(
                "only in the first: result buy-now, hot, NONE",
                "only in the first: control letter applied twice",
                "only in the first: fault JTA, gateway: between two branches");
        assertThat(ReportDiff.of(less, before).lines()).contains("only in the second: result buy-now, hot, NONE");
    }

    @Test
    void the_worst_comes_first_and_two_of_one_name_are_told_apart() {
        Result twice = before.results().getFirst();
        Report now = SampleReport.withResults(
                changed("hot", "TCC", it -> SampleReport.verdict(it, "red", "")), List.of(SampleReport.verdict(twice, "red", ""), twice, twice));

        assertThat(ReportDiff.of(before, now).lines().get(4)).isEqualTo("worse: buy-now, uniform, LOCAL: green before, red now");
        assertThat(ReportDiff.of(before, now).lines()).contains("only in the second: result buy-now, uniform, LOCAL (3)");
    }

    @Test
    void how_fast_a_mode_was_while_somebody_was_dead_is_not_compared_and_its_verdict_is() {
        Report slower = changed("faults", "AT", it -> SampleReport.faster(it, 0.1));
        assertThat(ReportDiff.of(before, slower).lines()).last().asString().contains("nothing has changed");

        Report red = changed("faults", "AT", it -> SampleReport.verdict(it, "red", ""));
        assertThat(ReportDiff.of(before, red).isWorse()).isTrue();
        assertThat(ReportDiff.of(before, red).lines()).contains("199 of 200 verdicts are the same");
    }

    private Report changed(String workload, String mode, UnaryOperator<Result> change) {
        return SampleReport.with(before, "buy-now", workload, mode, change);
    }

    private static Report withoutNone(Report report) {
        return SampleReport.withResults(report, report.results().stream().filter(it -> !it.mode().equals("NONE")).toList());
    }
}
