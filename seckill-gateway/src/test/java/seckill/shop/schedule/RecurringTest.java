package seckill.shop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** When something is done next. */
class RecurringTest {

    @Test
    void what_is_daily_comes_at_its_time_by_utc() {
        Recurring daily = Recurring.daily(LocalTime.of(3, 0), "it", () -> {});

        assertThat(daily.when().getInitialExecutionTime(Instant.parse("2026-11-11T02:59:59Z"))).isEqualTo("2026-11-11T03:00:00Z");
        assertThat(daily.when().getInitialExecutionTime(Instant.parse("2026-11-11T03:00:01Z"))).isEqualTo("2026-11-12T03:00:00Z");
    }

    @Test
    void what_has_a_pause_comes_that_long_after_its_end() {
        Recurring often = Recurring.every(Duration.ofSeconds(30), "it", () -> {});
        Instant end = Instant.parse("2026-11-11T12:00:10Z");

        assertThat(often.when().getNextExecutionTime(ExecutionComplete.simulatedSuccess(end))).isEqualTo(end.plusSeconds(30));
    }
}
