package seckill.capacity.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RushTest {

    /** A gateway of two cores that gives out 40,000 a second, and a Redis that is never in the way. */
    private static final ServiceTimes TIMES = new ServiceTimes(0, 10, 50, 0, 10, 1, 0, 0);

    @Test
    void below_what_a_gateway_can_do_nobody_waits_long() {
        assertThat(p99Ms(TIMES, 20_000)).isLessThan(2);
    }

    @Test
    void beyond_it_the_queue_grows_for_as_long_as_they_come() {
        // 20,000 buyers come within 0.25 s, and are served within 0.5 s
        assertThat(p99Ms(TIMES, 80_000)).isBetween(200.0, 260.0);
    }

    @Test
    void a_slow_disk_is_shared_and_not_waited_for_in_turn() {
        ServiceTimes slow = TIMES.withDisk(2_000);

        assertThat(p99Ms(slow, 20_000)).isBetween(2.0, 8.0);
        assertThat(new Bench(slow, 2, 1, 1).admitted().perSecond()).isLessThan(500);
    }

    @Test
    void an_answer_that_takes_nothing_is_refused() {
        assertThatThrownBy(() -> new ServiceTimes(0, 0, 50, 0, 10, 1, 0, 0)).hasMessageContaining("takes some");
        assertThatThrownBy(() -> new ServiceTimes(0, 10, 50, 0, 10, 1, -1, 0)).hasMessageContaining("negative");
    }

    private static double p99Ms(ServiceTimes times, double perSecond) {
        return new Rush(times, 2, perSecond, 5).p99Ms();
    }
}
