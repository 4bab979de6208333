package seckill.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import seckill.live.Sample;
import seckill.live.Sample.Carried;

class RatesTest {

    @Test
    void a_rate_is_what_came_between_two_samples_in_a_second() {
        Sample one = sample(0, 10, 5, Map.of("sold-out", 1L), 4);
        Sample other = sample(2, 30, 9, Map.of("sold-out", 3L, "limit", 2L), 10);

        assertThat(Rates.of(List.of(one, other)))
                .containsExactly(new Rates(other.at(), 10, 2, 2, 1, 9, 3, 7));
    }

    @Test
    void one_sample_is_no_rate() {
        assertThat(Rates.of(List.of(sample(0, 10, 5, Map.of(), 4)))).isEmpty();
    }

    private static Sample sample(long second, long requests, long admitted, Map<String, Long> refused, long carried) {
        return new Sample(Instant.ofEpochSecond(second), requests, admitted, refused, 1, 9, 0, 7, List.of(new Carried("AT", "Accepted", carried)),
                Map.of(), Map.of(), 0);
    }
}
