package seckill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CostsTest {

    @Test
    void what_all_processes_counted_is_divided_by_the_orders() {
        Costs before = costs(1_000, Map.of("gateway", counted(1, 40), "stock", counted(2, 7)));
        Costs after = costs(1_600, Map.of("gateway", counted(1, 70), "stock", counted(2, 17)));

        assertThat(after.perOrderSince(before, 10, 100)).containsEntry("sql", 50.0).containsEntry("calls", 4.0);
    }

    @Test
    void when_a_process_died_meanwhile_nothing_is_said_of_what_processes_count() {
        Costs before = costs(1_000, Map.of("gateway", counted(1, 40), "stock", counted(2, 700)));
        Costs after = costs(1_600, Map.of("gateway", counted(1, 70), "stock", counted(3, 17)));

        assertThat(after.perOrderSince(before, 10, 0)).containsEntry("sql", 60.0).doesNotContainKey("calls");
    }

    @Test
    void nor_when_one_does_not_answer() {
        Costs before = costs(1_000, Map.of("gateway", counted(1, 40), "stock", counted(2, 700)));
        Costs after = costs(1_600, Map.of("gateway", counted(1, 70)));

        assertThat(after.perOrderSince(before, 10, 0)).doesNotContainKey("calls");
    }

    private static Costs costs(double sql, Map<String, Counted> processes) {
        return new Costs(Map.of("sql", sql), processes);
    }

    private static Counted counted(long pid, double calls) {
        return new Counted(pid, Map.of("calls", calls));
    }
}
