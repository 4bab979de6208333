package seckill.transaction.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class TraceSettingsTest {

    @Test
    void without_an_address_there_are_no_traces() {
        assertThat(TraceSettings.of(new MockEnvironment()).isOn()).isFalse();
        assertThat(TraceSettings.of(new MockEnvironment().withProperty("seckill.traces.endpoint", " ")).isOn()).isFalse();
    }

    @Test
    void with_one_all_traces_are_told_unless_a_share_is_wanted() {
        MockEnvironment environment = new MockEnvironment().withProperty("seckill.traces.endpoint", "http://collector:4318/v1/traces");
        assertThat(TraceSettings.of(environment)).isEqualTo(new TraceSettings("http://collector:4318/v1/traces", 1));
        environment.setProperty("seckill.traces.share", "0.01");
        assertThat(TraceSettings.of(environment).share()).isEqualTo(0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "ftp://collector/", "http:///v1", "no address"})
    void what_is_no_address_is_named_with_one_that_is(String endpoint) {
        assertThatThrownBy(() -> new TraceSettings(endpoint, 1)).hasMessageContaining(endpoint).hasMessageContaining("http://collector:4318/v1/traces");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void a_share_is_from_nothing_to_all(double share) {
        assertThatThrownBy(() -> new TraceSettings("", share)).hasMessageContaining("from 0 to 1");
    }
}
