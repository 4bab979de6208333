package seckill.transaction.dubbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import seckill.transaction.micrometer.Calls;

/** A real provider and a real consumer: what goes over the network is counted once, and nothing else is. */
class CallsAreCountedTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Wire wire;

    @BeforeEach
    void count() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void stop() {
        Metrics.removeRegistry(meters);
        wire.close();
    }

    @Test
    void each_call_counts_once_under_its_operation_and_outcome() throws Exception {
        wire = Wire.of("tri", "", "");
        wire.witness().seen();
        wire.witness().seen();
        wire.witness().seenLater().join();
        assertThatThrownBy(() -> wire.witness().fails()).isInstanceOf(RuntimeException.class);

        assertThat(counted("operation", "seen", "outcome", "answered")).isEqualTo(2);
        assertThat(counted("operation", "seenLater", "outcome", "answered")).isEqualTo(1);
        assertThat(counted("operation", "fails", "outcome", "failed")).isEqualTo(1);
        assertThat(counted()).isEqualTo(4);
    }

    @Test
    void a_call_within_the_process_does_not_count() throws Exception {
        wire = Wire.of("injvm", "", "");
        wire.witness().seen();

        assertThat(counted()).isZero();
    }

    /** The control: the figures above come from the filter, and from nowhere else. */
    @Test
    void without_the_filter_nothing_is_counted() throws Exception {
        wire = Wire.of("tri", "-count-calls", "");
        wire.witness().seen();

        assertThat(counted()).isZero();
    }

    private double counted(String... tags) {
        return meters.find(Calls.NAME).tags(tags).counters().stream().mapToDouble(Counter::count).sum();
    }
}
