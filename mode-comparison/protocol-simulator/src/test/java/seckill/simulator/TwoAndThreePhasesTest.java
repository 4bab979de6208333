package seckill.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TwoAndThreePhasesTest {

    @Test
    void each_has_what_the_other_lacks() {
        Map<String, Long> counts = TwoAndThreePhases.compared(1, 1_000);

        assertThat(counts.get("coordinator dies for good: two phases blocked")).isPositive();
        assertThat(counts.get("coordinator dies for good: three phases blocked")).isZero();
        assertThat(counts.get("partition: two phases split")).isZero();
        assertThat(counts.get("partition: three phases split")).isPositive();
    }
}
