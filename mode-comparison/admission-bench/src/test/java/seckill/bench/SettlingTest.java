package seckill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import seckill.launcher.OperatorApi.Gate;

class SettlingTest {

    @Test
    void a_sale_whose_tickets_have_all_become_orders_has_figures() {
        assertThat(Settling.wrong(200, gate(0, 0, 200), 200)).isEmpty();
    }

    @Test
    void one_with_a_ticket_that_was_returned_is_under_way_or_is_lost_has_none() {
        assertThat(Settling.wrong(200, gate(1, 0, 200), 200)).hasValueSatisfying(it -> assertThat(it).contains("left=1"));
        assertThat(Settling.wrong(200, gate(0, 1, 199), 200)).isPresent();
        assertThat(Settling.wrong(200, gate(0, 0, 199), 200)).isPresent();
        assertThat(Settling.wrong(199, gate(0, 0, 200), 200)).isPresent();
    }

    private static Gate gate(long left, long pending, long ended) {
        return new Gate(1, left, pending, ended, false);
    }
}
