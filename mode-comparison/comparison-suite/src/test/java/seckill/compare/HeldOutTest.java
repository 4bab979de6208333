package seckill.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import seckill.compare.advice.Advice;
import seckill.compare.advice.Case;
import seckill.compare.advice.Measured;
import seckill.compare.report.Report.Result;

class HeldOutTest {

    private static final Workload BETWEEN = Workload.mixed(40, Duration.ofMillis(10));

    private final List<Result> results = new ArrayList<>();

    @Test
    void who_names_the_best_is_good_and_who_names_the_worst_is_not() {
        turn(100, 60, 30);

        assertThat(named("SAGA", "XA", "AT").isGood()).isTrue();
        assertThat(named("AT", "XA", "SAGA").isGood()).isFalse();
        assertThat(named("SAGA", "XA", "AT").behindTheBest()).isEqualTo(1);
        assertThat(named("XA", "SAGA", "AT").behindTheBest()).isCloseTo(2, within(0.001));
    }

    @Test
    void nearly_the_best_is_as_good() {
        turn(100, 40, 30);

        assertThat(named("XA", "SAGA", "AT").isGood()).isTrue();
        assertThat(named("AT", "SAGA", "XA").isGood()).isFalse();
    }

    @Test
    void where_all_are_alike_nobody_is_the_worst() {
        turn(33, 31, 30);

        assertThat(named("AT", "XA", "SAGA").isGood()).isTrue();
    }

    @Test
    void a_turn_in_which_the_machine_was_busy_counts_by_its_ratios() {
        turn(100, 60, 30);
        turn(1_000, 600, 300);
        turn(10, 6, 3);

        HeldOut held = named("SAGA", "XA", "AT");

        assertThat(held.times().get("SAGA")).isEqualTo(1);
        assertThat(held.times().get("XA")).isCloseTo(2, within(0.001));
        assertThat(held.spread()).isCloseTo(100 / 30.0, within(0.001));
    }

    @Test
    void one_bad_moment_of_one_mode_is_outvoted() {
        turn(100, 60, 30);
        turn(100, 60, 3_000);
        turn(100, 60, 30);

        assertThat(named("SAGA", "XA", "AT").behindTheBest()).isEqualTo(1);
    }

    @Test
    void a_mode_in_which_nobody_was_accepted_is_the_worst() {
        turn(100, 60, Double.POSITIVE_INFINITY);

        assertThat(named("SAGA", "XA", "AT").isGood()).isFalse();
        assertThat(named("XA", "SAGA", "AT").isGood()).isTrue();
    }

    private void turn(double at, double xa, double saga) {
        results.add(result("AT", at));
        results.add(result("XA", xa));
        results.add(result("SAGA", saga));
    }

    private HeldOut named(String... modes) {
        List<Advice.Option> said = Stream.of(modes)
                .map(it -> new Advice.Option(it, 10, Case.Assembly.MODULES, new Measured("buy-now", 1, 1, 1, 0, 0)))
                .toList();
        return HeldOut.of(BETWEEN, new Advice(said, List.of(), ""), results);
    }

    private static Result result(String mode, double ms) {
        return new Result("buy-now", mode, BETWEEN.id(), "green", "", List.of(), 1, 1, 0, 0, 8_000 / ms, ms, ms, ms, 1, 1, -1, "", Map.of(), List.of());
    }
}
