package seckill.transaction.dubbo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

class LeaveBeforeClosingTest {

    private final List<String> said = new ArrayList<>();

    @Test
    void who_ends_leaves_first_and_serves_on_until_nobody_asks_any_more() {
        long began = System.nanoTime();
        close(Duration.ofMinutes(1));
        assertThat(said).containsExactly("left", "closed");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(LeaveBeforeClosing.QUIET_FOR, Duration.ofSeconds(50));
    }

    @Test
    void whoever_is_still_asked_closes_in_the_end() {
        close(LeaveBeforeClosing.QUIET_FOR.dividedBy(7));
        assertThat(said).containsExactly("left", "closed");
    }

    @Test
    void who_cannot_leave_closes_all_the_same() {
        GenericApplicationContext context = new GenericApplicationContext();
        context.addApplicationListener(new Closing());
        context.addApplicationListener(new LeaveBeforeClosing(context, Duration.ofMinutes(1), () -> {
            throw new IllegalStateException("discovery is away");
        }));
        context.refresh();
        context.close();
        assertThat(said).containsExactly("closed");
    }

    @Test
    void who_has_no_second_leaves_as_dubbo_has_it() {
        close(Duration.ZERO);
        assertThat(said).containsExactly("closed");
    }

    @Test
    void the_end_of_a_context_below_is_not_the_end_of_the_participant() {
        GenericApplicationContext above = new GenericApplicationContext();
        GenericApplicationContext below = new GenericApplicationContext(above);
        above.addApplicationListener(new LeaveBeforeClosing(above, Duration.ofMillis(1), () -> said.add("left")));
        above.refresh();
        below.refresh();
        below.close();
        assertThat(said).isEmpty();
        above.close();
        assertThat(said).containsExactly("left");
    }

    private void close(Duration serveOn) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.addApplicationListener(new Closing());
        context.addApplicationListener(new LeaveBeforeClosing(context, serveOn, () -> said.add("left")));
        context.refresh();
        context.close();
    }

    /** As Dubbo hears of the end: after whoever is in more of a hurry. */
    private final class Closing implements ApplicationListener<ContextClosedEvent>, Ordered {

        @Override
        public void onApplicationEvent(ContextClosedEvent closed) {
            said.add("closed");
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }
}
