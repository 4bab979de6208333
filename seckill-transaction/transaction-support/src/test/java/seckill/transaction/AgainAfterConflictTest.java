package seckill.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class AgainAfterConflictTest {

    private final Waiting clock = new Waiting();
    private final AgainAfterConflict again = new AgainAfterConflict(clock, clock::rest);

    @Test
    void a_lost_race_is_run_again_after_pauses_that_grow_up_to_an_end() {
        assertThat(again.carryOut(losing(6, "done"))).isEqualTo("done");
        assertThat(clock.rested).containsExactly(millis(8), millis(16), millis(32), millis(64), millis(64), millis(64));
    }

    @Test
    void no_attempt_begins_after_four_seconds() {
        assertThatThrownBy(() -> again.carryOut(losing(1_000, "done"))).isInstanceOf(CannotAcquireLockException.class);
        assertThat(clock.rested.stream().mapToLong(Duration::toMillis).sum()).isBetween(4_001L, 4_064L);
    }

    @Test
    void the_last_instant_still_is_in_time() {
        AgainAfterConflict slow = new AgainAfterConflict(clock, it -> clock.rest(Duration.ofSeconds(4)));
        assertThat(slow.carryOut(losing(1, "done"))).isEqualTo("done");
        assertThatThrownBy(() -> slow.carryOut(losing(3, "done"))).isInstanceOf(CannotAcquireLockException.class);
    }

    @Test
    void what_is_no_conflict_is_not_run_again() {
        assertThatThrownBy(() -> again.carryOut(() -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(clock.rested).isEmpty();
    }

    @Test
    void within_the_transaction_of_a_caller_there_is_no_second_attempt() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> again.carryOut(losing(1, "done"))).isInstanceOf(CannotAcquireLockException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @Test
    void between_attempts_real_time_passes() {
        long began = System.nanoTime();
        new AgainAfterConflict(Clock.systemUTC()).carryOut(losing(1, "done"));
        assertThat(System.nanoTime() - began).isGreaterThan(millis(1).toNanos());
    }

    private static <T> Supplier<T> losing(int times, T then) {
        int[] lost = {0};
        return () -> {
            if (lost[0]++ < times) {
                throw new CannotAcquireLockException("lost a race");
            }
            return then;
        };
    }

    private static Duration millis(long n) {
        return Duration.ofMillis(n);
    }

    /** Time passes when somebody rests, and only then. */
    private static final class Waiting extends Clock {

        private final List<Duration> rested = new ArrayList<>();
        private Instant now = Instant.EPOCH;

        void rest(Duration pause) {
            rested.add(pause);
            now = now.plus(pause);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
