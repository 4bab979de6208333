package seckill.compare.history;

import static org.assertj.core.api.Assertions.assertThat;
import static seckill.compare.history.Event.Kind.FAILED;
import static seckill.compare.history.Event.Kind.INVOKE;
import static seckill.compare.history.Event.Kind.OK;
import static seckill.compare.history.Event.Kind.REFUSED;
import static seckill.compare.history.Event.Kind.UNKNOWN;

import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.compare.history.Event.Kind;

class SoldOutTest {

    private static final Operation REFUSED_FROM_10_TO_20 = operation(10, 20, REFUSED);

    @Test
    void who_went_well_before_holds_a_unit_for_good() {
        assertThat(held(operation(1, 5, OK))).isEqualTo(1);
    }

    @Test
    void who_failed_or_was_refused_for_another_reason_may_give_back_later() {
        assertThat(held(operation(1, 5, FAILED))).isEqualTo(1);
        assertThat(held(new Operation(List.of(event(1, INVOKE), event(5, REFUSED, "insufficient-balance"))))).isEqualTo(1);
    }

    @Test
    void who_was_told_the_same_before_holds_nothing() {
        assertThat(held(operation(1, 5, REFUSED))).isZero();
    }

    @Test
    void who_is_refused_meanwhile_may_have_held_a_unit_for_a_moment() {
        assertThat(held(operation(1, 12, REFUSED))).isEqualTo(1);
        assertThat(held(operation(15, 30, REFUSED))).isEqualTo(1);
    }

    @Test
    void who_came_afterwards_held_nothing() {
        assertThat(held(operation(21, 30, OK))).isZero();
    }

    @Test
    void of_whom_nobody_knows_may_hold_a_unit() {
        assertThat(held(new Operation(List.of(event(1, INVOKE), event(5, UNKNOWN))))).isEqualTo(1);
    }

    @Test
    void two_that_never_overlap_do_not_add_up() {
        assertThat(held(operation(1, 12, REFUSED), operation(15, 30, REFUSED))).isEqualTo(1);
        assertThat(held(operation(1, 16, REFUSED), operation(15, 30, REFUSED))).isEqualTo(2);
    }

    private static long held(Operation... others) {
        return SoldOut.mostThatMayHaveBeenTaken(List.of(others), REFUSED_FROM_10_TO_20);
    }

    private static Operation operation(long from, long to, Kind outcome) {
        return new Operation(List.of(event(from, INVOKE), event(to, outcome)));
    }

    private static Event event(long us, Kind kind) {
        return event(us, kind, kind == REFUSED ? SoldOut.REASON : "");
    }

    private static Event event(long us, Kind kind, String reason) {
        return new Event(us, kind, "cell", "buy-now", "c" + us, "o", 1, 7, 1, 100, reason);
    }
}
