package seckill.transaction.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.PoolStats;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeldConnectionsTest {

    private final AtomicLong nanos = new AtomicLong(1_000);
    private final AtomicInteger out = new AtomicInteger(Integer.MAX_VALUE);
    private final HeldConnections held = new HeldConnections(out::get, nanos::get);

    @Test
    void what_two_held_at_once_is_added_up() {
        held.borrowed();
        nanos.addAndGet(300);
        held.borrowed();
        nanos.addAndGet(400);
        held.returned();
        nanos.addAndGet(500);
        held.returned();
        nanos.addAndGet(600);

        assertThat(held.heldNanos()).isEqualTo(300 + 400 + 400 + 500);
        assertThat(held.borrowings()).isEqualTo(2);
    }

    @Test
    void a_connection_that_is_out_counts_up_to_now() {
        held.borrowed();
        nanos.addAndGet(700);

        assertThat(held.heldNanos()).isEqualTo(700);
    }

    @Test
    void who_waited_in_vain_has_held_nothing() {
        held.borrowed();
        held.notLent();
        nanos.addAndGet(900);

        assertThat(held.heldNanos()).isZero();
        assertThat(held.borrowings()).isZero();
    }

    @Test
    void one_that_broke_while_it_was_out_is_not_held_for_ever() {
        held.borrowed();
        held.borrowed();
        nanos.addAndGet(100);
        out.set(1); // the pool has forgotten one of them

        assertThat(held.heldNanos()).isEqualTo(100 + 100);
        nanos.addAndGet(1_000);
        assertThat(held.heldNanos()).as("the other one goes on").isEqualTo(100 + 100 + 1_000);
        out.set(0);
        held.returned();
        nanos.addAndGet(1_000);
        assertThat(held.heldNanos()).isEqualTo(100 + 100 + 1_000);
    }

    /** The control: the pool's own timer loses what is shorter than a millisecond, whatever the number of loans. */
    @Test
    void short_loans_are_seen_here_and_not_by_the_timer_of_the_pool() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        IMetricsTracker pool = new MeteredPool(meters, () -> Integer.MAX_VALUE).create("spec", nothing());
        for (int loan = 0; loan < 1_000; loan++) {
            pool.recordConnectionAcquiredNanos(1);
            pool.recordConnectionUsageMillis(0);
        }

        FunctionTimer ours = meters.get(HeldConnections.NAME).tag("pool", "spec").functionTimer();
        Timer theirs = meters.get("hikaricp.connections.usage").timer();
        assertThat(ours.count()).isEqualTo(theirs.count()).isEqualTo(1_000);
        assertThat(ours.totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(theirs.totalTime(TimeUnit.NANOSECONDS)).isZero();
    }

    @Test
    void who_gets_none_in_time_is_told_to_the_pools_meters_too() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        IMetricsTracker pool = new MeteredPool(meters, () -> Integer.MAX_VALUE).create("spec", nothing());
        pool.recordConnectionAcquiredNanos(1);
        pool.recordConnectionTimeout();

        assertThat(meters.get(HeldConnections.NAME).functionTimer().count()).isZero();
        assertThat(meters.get("hikaricp.connections.timeout").counter().count()).isEqualTo(1);
    }

    private static PoolStats nothing() {
        return new PoolStats(1_000) {
            @Override
            protected void update() {}
        };
    }
}
