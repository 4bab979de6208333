package seckill.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import seckill.participant.Vitals;

class PulseTest {

    private final AtomicInteger taken = new AtomicInteger();
    private Instant now = Instant.EPOCH;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final Pulse pulse = new Pulse(() -> sample(taken.incrementAndGet()), clock);

    @Test
    void whoever_looks_while_a_sample_is_good_gets_the_same() {
        pulse.latest();
        now = now.plus(Pulse.EVERY).minusMillis(1);
        assertThat(pulse.latest()).hasSize(1);
        now = now.plusMillis(1);
        assertThat(pulse.latest()).extracting(Sample::requests).containsExactly(1L, 2L);
        assertThat(taken).hasValue(2);
    }

    @Test
    void only_the_last_minutes_are_kept() {
        for (int i = 0; i < 200; i++) {
            pulse.latest();
            now = now.plus(Duration.ofSeconds(2));
        }
        assertThat(pulse.latest()).hasSize(150).last().extracting(Sample::requests).isEqualTo(201L);
    }

    @Test
    void processes_that_share_a_database_server_wait_for_its_rows_once() {
        Vitals one = new Vitals(3, 40, 1, 2, 5, 7, 100);
        Vitals other = new Vitals(1, 40, 0, 1, 4, 0, 0);
        Sample sample = new Sample(now, 0, 0, Map.of("sold-out", 3L, "limit", 4L), 0, 0, 0, 0, List.of(), Map.of(), Map.of("a", one, "b", other), 0);
        assertThat(sample.lockWaits()).isEqualTo(5);
        assertThat(sample.xaHeld()).isEqualTo(3);
        assertThat(sample.unsent()).isEqualTo(7);
        assertThat(sample.oldestUnsentMs()).isEqualTo(100);
        assertThat(sample.refusals()).isEqualTo(7);
    }

    private Sample sample(long requests) {
        return new Sample(now, requests, 0, Map.of(), 0, 0, 0, 0, List.of(), Map.of(), Map.of(), 0);
    }
}
