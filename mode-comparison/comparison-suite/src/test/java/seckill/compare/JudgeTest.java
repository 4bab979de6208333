package seckill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import seckill.compare.faults.FaultAtlas;
import seckill.compare.report.Report.Anomaly;
import seckill.compare.report.Report.InvariantResult;
import seckill.compare.report.Report.Result;

/** What a verdict says, and of whom it is said. */
class JudgeTest {

    private static final InvariantResult RIGHT = invariant("I1", true);
    private static final InvariantResult WRONG = invariant("I2", false);

    @Test
    void who_promises_atomicity_and_breaks_something_is_red() {
        assertThat(verdict("AT", Set.of(), true, RIGHT, WRONG)).isEqualTo(Judge.RED);
        assertThat(verdict("NONE", Set.of(), true, RIGHT, WRONG)).isEqualTo(Judge.RED_AS_DECLARED);
        assertThat(verdict("AT", Set.of(), true, RIGHT)).isEqualTo(Judge.GREEN);
    }

    @Test
    void a_mode_whose_control_stayed_green_is_unproven_and_no_other() {
        assertThat(verdict("AT", Set.of("AT"), true, RIGHT)).isEqualTo(Judge.UNPROVEN);
        assertThat(verdict("XA", Set.of("AT"), true, RIGHT)).isEqualTo(Judge.GREEN);
    }

    @Test
    void a_fault_that_was_never_met_proves_nothing() {
        assertThat(verdict("AT", Set.of(), false, RIGHT)).isEqualTo(Judge.NOT_RUN);
        assertThat(verdict("AT", Set.of(), false, WRONG)).isEqualTo(Judge.RED);
    }

    @Test
    void a_dirty_read_breaks_i11_where_readers_are_to_see_none() {
        List<Anomaly> allowed = List.of(new Anomaly("dirty-read", true, 1, 1, 1, List.of("a")));
        List<Anomaly> forbidden = List.of(new Anomaly("dirty-read", false, 1, 1, 1, List.of("a")));

        assertThat(judge("AT", Set.of()).isolation(allowed, 5).ok()).isTrue();
        assertThat(judge("XA", Set.of()).isolation(forbidden, 5).ok()).isFalse();
        assertThat(judge("XA", Set.of()).isolation(List.of(), 0).ok()).as("nobody looked").isFalse();
    }

    @Test
    void a_fault_has_one_word() {
        assertThat(outcome(Judge.NOT_RUN, 10_000, RIGHT)).isEqualTo("not met");
        assertThat(outcome(Judge.GREEN, 1_000, RIGHT)).isEqualTo("clean");
        assertThat(outcome(Judge.GREEN, 3_000, RIGHT)).isEqualTo("recovered");
        assertThat(outcome(Judge.RED, 3_000, RIGHT, WRONG)).isEqualTo("corrupted");
        assertThat(outcome(Judge.RED, 3_000, RIGHT, invariant("I6", false))).isEqualTo("stuck");
    }

    private static String verdict(String mode, Set<String> unguarded, boolean isMet, InvariantResult... invariants) {
        return judge(mode, unguarded).sentence(List.of(invariants), isMet).verdict();
    }

    private static Judge judge(String mode, Set<String> unguarded) {
        return new Judge(DeclaredModes.named(mode), unguarded);
    }

    private static String outcome(String verdict, long recoveryMs, InvariantResult... invariants) {
        Result result = new Result("buy-now", "AT", "faults", verdict, "", List.of(invariants), 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, recoveryMs, "", Map.of(), List.of());
        return Atlas.cell(DeclaredModes.named("AT"), FaultAtlas.of("AT").getFirst(), result).outcome();
    }

    private static InvariantResult invariant(String id, boolean ok) {
        return new InvariantResult(id, ok, "", "", Map.of(), ok ? List.of() : List.of("a"));
    }
}
