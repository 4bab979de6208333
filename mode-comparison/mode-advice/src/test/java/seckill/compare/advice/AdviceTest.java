package seckill.compare.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import seckill.compare.advice.Case.Assembly;
import seckill.compare.advice.Case.Isolation;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Declared;
import seckill.compare.report.Report.Result;
import seckill.compare.report.ReportJson;

class AdviceTest {

    private final List<Declared> modes = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();

    @Test
    void the_fastest_that_fits_is_named_first() {
        measured("TCC", "RESERVATIONS", "SHORTLY_AFTER", 30, 32, 60);
        measured("XA", "NOTHING", "SHORTLY_AFTER", 25, 90, 50);
        measured("NONE", "UNCOMMITTED_STEPS", "WITH_THE_ANSWER", 10, 10, 20);

        assertThat(names(wanted(0, 0, Isolation.ANY))).containsExactly("XA", "TCC");
        assertThat(names(wanted(1, 0, Isolation.ANY))).as("on one hot row").containsExactly("TCC", "XA");
        assertThat(names(wanted(0, 0, Isolation.NOTHING_EARLY))).containsExactly("XA");
        assertThat(advice(wanted(0, 0, Isolation.ANY)).excluded()).extracting(Advice.Excluded::mode).containsExactly("NONE");
    }

    @Test
    void latency_counts_by_how_much_slower_a_mode_was_measured_to_get() {
        measured("TCC", "RESERVATIONS", "SHORTLY_AFTER", 30, 30, 150);
        measured("XA", "NOTHING", "SHORTLY_AFTER", 40, 40, 100);

        assertThat(names(wanted(0, 0, Isolation.ANY))).containsExactly("TCC", "XA");
        assertThat(names(wanted(0, 20, Isolation.ANY))).containsExactly("XA", "TCC");
    }

    @Test
    void contention_is_counted_from_the_three_of_four_that_were_measured() {
        measured("TCC", "RESERVATIONS", "SHORTLY_AFTER", 30, 60, 30);

        assertThat(advice(wanted(0.75, 0, Isolation.ANY)).fitting().getFirst().expectedMs()).isEqualTo(60);
        assertThat(advice(wanted(1, 0, Isolation.ANY)).fitting().getFirst().expectedMs()).isEqualTo(70);
    }

    @Test
    void a_row_that_is_held_until_the_end_is_held_over_the_calls_of_those_before() {
        measured("TCC", "RESERVATIONS", "SHORTLY_AFTER", 30, 50, 60);
        held("RESERVATIONS");
        measured("XA", "NOTHING", "SHORTLY_AFTER", 30, 40, 50);
        held("DATABASE_ROWS");

        assertThat(names(wanted(0.75, 0, Isolation.ANY))).as("near by").containsExactly("XA", "TCC");
        assertThat(names(wanted(0, 20, Isolation.ANY))).as("nobody waits").containsExactly("XA", "TCC");
        assertThat(names(wanted(0.75, 20, Isolation.ANY))).as("both").containsExactly("TCC", "XA");
        assertThat(names(wanted(0.1, 20, Isolation.ANY))).as("one of eight at a time has nobody before").containsExactly("XA", "TCC");
    }

    @Test
    void in_one_process_nobody_calls_anybody() {
        measured("LOCAL", "NOTHING", "WITH_THE_ANSWER", 10, 12, 30, "MONOLITH");
        held("DATABASE_ROWS");

        assertThat(advice(new Case("buy-now", 0.75, 3, 20, 0, Isolation.ANY, false, Assembly.ANY)).fitting().getFirst().expectedMs()).isEqualTo(12);
    }

    @Test
    void failures_count_by_how_long_a_mode_was_measured_to_recover() {
        measured("TCC", "RESERVATIONS", "SHORTLY_AFTER", 30, 30, 60);
        measured("XA", "NOTHING", "SHORTLY_AFTER", 40, 40, 60);
        recovered("TCC", 20_000);
        recovered("XA", 1_000);

        Case often = new Case("buy-now", 0, 3, 0, 0.01, Isolation.ANY, false, Assembly.MODULES);

        assertThat(names(wanted(0, 0, Isolation.ANY))).containsExactly("TCC", "XA");
        assertThat(names(often)).containsExactly("XA", "TCC");
    }

    @Test
    void who_must_know_at_once_is_not_given_a_mode_that_decides_later() {
        measured("OUTBOX", "UNCOMMITTED_STEPS", "DECIDED_LATER", 10, 10, 20);

        assertThat(names(wanted(0, 0, Isolation.ANY))).containsExactly("OUTBOX");
        assertThat(names(new Case("buy-now", 0, 3, 0, 0, Isolation.ANY, true, Assembly.MODULES))).isEmpty();
    }

    @Test
    void a_mode_that_was_seen_to_break_something_is_never_named() {
        measured("TCC", "RESERVATIONS", "SHORTLY_AFTER", 30, 30, 60);
        results.add(result("TCC", "faults", "red", 30, -1));

        Advice advice = advice(wanted(0, 0, Isolation.ANY));

        assertThat(advice.fitting()).isEmpty();
        assertThat(advice.lines().getFirst()).isEqualTo("No mode fits.");
        assertThat(advice.excluded().getFirst().why()).isEqualTo(Why.NOT_GREEN);
        assertThat(advice.lines().get(1)).contains("faults").contains("red");
    }

    @Test
    void nothing_is_said_of_what_was_not_measured() {
        measured("TCC", "RESERVATIONS", "SHORTLY_AFTER", 30, 30, 60);

        Advice advice = advice(new Case("pay-order", 0, 3, 0, 0, Isolation.ANY, false, Assembly.MODULES));

        assertThat(advice.fitting()).isEmpty();
        assertThat(advice.excluded()).containsExactly(new Advice.Excluded("TCC", Why.NOT_MEASURED, List.of("pay-order", "uniform")));
        assertThat(advice.lines().get(1)).contains("no run of pay-order");
    }

    @Test
    void a_mode_that_does_not_run_where_the_modules_stand_is_not_named() {
        measured("TCC", "RESERVATIONS", "SHORTLY_AFTER", 30, 30, 60);
        measured("LOCAL", "NOTHING", "WITH_THE_ANSWER", 10, 10, 10, "MONOLITH");
        measured("JTA", "NOTHING", "WITH_THE_ANSWER", 20, 20, 20, "MONOLITH_WITH_DATABASES");

        assertThat(names(standing(Assembly.MODULES))).containsExactly("TCC");
        assertThat(names(standing(Assembly.MONOLITH))).containsExactly("LOCAL");
        assertThat(names(standing(Assembly.MONOLITH_WITH_DATABASES))).containsExactly("JTA");
        assertThat(advice(standing(Assembly.MODULES)).excluded()).contains(new Advice.Excluded("LOCAL", Why.RUNS_ELSEWHERE, List.of("MONOLITH")));
        assertThat(advice(standing(Assembly.MODULES)).lines()).anyMatch(it -> it.contains("only as all modules in one process and one database"));
    }

    @Test
    void who_has_the_choice_is_told_what_a_mode_asks_of_the_shop() {
        measured("TCC", "RESERVATIONS", "SHORTLY_AFTER", 30, 30, 60);
        measured("LOCAL", "NOTHING", "WITH_THE_ANSWER", 10, 10, 10, "MONOLITH");
        measured("JTA", "NOTHING", "WITH_THE_ANSWER", 20, 20, 20, "MONOLITH_WITH_DATABASES");

        Advice advice = advice(standing(Assembly.ANY));

        assertThat(advice.fitting()).extracting(Advice.Option::needs)
                .containsExactly(Assembly.MONOLITH, Assembly.MONOLITH_WITH_DATABASES, Assembly.MODULES);
        assertThat(advice.lines().getFirst()).isEqualTo("Take LOCAL. It asks for all modules in one process and one database.");
        assertThat(advice.lines().get(3)).contains("TCC").doesNotContain("asks for");
    }

    @Test
    void a_mode_in_which_nothing_was_accepted_has_no_time_and_is_not_the_fastest() {
        measured("TCC", "RESERVATIONS", "SHORTLY_AFTER", 30, 30, 60);
        measured("XA", "NOTHING", "SHORTLY_AFTER", 0, 0, 0);

        assertThat(names(wanted(0, 0, Isolation.ANY))).containsExactly("TCC");
    }

    @Test
    void a_report_from_before_assemblies_were_compared_is_one_of_modules() {
        measured("TCC", "RESERVATIONS", "SHORTLY_AFTER", 30, 30, 60);
        String now = ReportJson.write(report());
        String older = now.replaceAll(",\\s*\"assemblies\" : \\[[^]]*]", "");
        String unsaid = now.replaceAll("\"assemblies\" : \\[[^]]*]", "\"assemblies\" : null");

        assertThat(older).doesNotContain("assemblies");
        assertThat(ReportJson.read(older)).isEqualTo(report());
        assertThat(ReportJson.read(unsaid)).isEqualTo(report());
    }

    @Test
    void a_case_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> wanted(Double.NaN, 0, Isolation.ANY)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> wanted(0, 20_000, Isolation.ANY)).hasMessageContaining("0 to 10000 ms");
        assertThatThrownBy(() -> wanted(2, 0, Isolation.ANY)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> new Case("buy-now", 0, 0, 0, 0, Isolation.ANY, false, Assembly.MODULES)).hasMessageContaining("1 to 100");
    }

    private static Case wanted(double contention, double latencyMs, Isolation isolation) {
        return new Case("buy-now", contention, 3, latencyMs, 0, isolation, false, Assembly.MODULES);
    }

    private List<String> names(Case wanted) {
        return advice(wanted).fitting().stream().map(Advice.Option::mode).toList();
    }

    private Advice advice(Case wanted) {
        return Advice.of(report(), wanted);
    }

    private Report report() {
        return new Report("2026", "abc", 1, Map.of(), "", "", true, modes, List.of(), results, List.of(), Map.of());
    }

    private static Case standing(Assembly assembly) {
        return new Case("buy-now", 0, 3, 0, 0, Isolation.ANY, false, assembly);
    }

    private void measured(String mode, String readersSee, String settlement, double uniform, double hot, double slow) {
        measured(mode, readersSee, settlement, uniform, hot, slow, "MODULES");
    }

    private void measured(
            String mode, String readersSee, String settlement, double uniform, double hot, double slow, String assembly) {
        String atomicity = mode.equals("NONE") ? "NONE" : "ALL_OR_NOTHING";
        modes.add(new Declared(mode, "FAMILY", atomicity, settlement, readersSee, List.of(), "", List.of(assembly)));
        results.add(result(mode, "uniform", "green", uniform, -1));
        results.add(result(mode, "hot", "green", hot, -1));
        results.add(result(mode, "slow", "green", slow, -1));
    }

    /** Of the mode that was measured last. */
    private void held(String what) {
        Declared it = modes.removeLast();
        modes.add(new Declared(it.mode(), it.family(), it.atomicity(), it.settlement(), it.readersSee(), List.of(what), "", it.assemblies()));
    }

    private void recovered(String mode, long ms) {
        results.add(result(mode, "faults", "green", 50, ms));
    }

    private static Result result(String mode, String workload, String verdict, double ms, long recoveryMs) {
        return new Result("buy-now", mode, workload, verdict, "", List.of(), 1, 1, 0, 0, ms > 0 ? 8_000 / ms : 0, ms, ms, ms, 1, 1, recoveryMs, "", Map.of(), List.of());
    }
}
