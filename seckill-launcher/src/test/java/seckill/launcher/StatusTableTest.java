package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import seckill.launcher.StackStatus.ProcessStatus;

class StatusTableTest {

    @Test
    void each_process_has_a_line_with_its_ports_and_what_to_do_about_it() {
        List<String> lines = StatusTable.lines(new StackStatus(
                false,
                List.of(
                        new ProcessStatus("database", 11, 3306, 0, 210, true),
                        new ProcessStatus("stock", 12, 20881, 20891, 300, false),
                        new ProcessStatus("gateway", 13, 8080, 20890, 0, false)),
                Map.of(),
                Map.of(),
                List.of()));

        assertEquals(
                List.of(
                        "process        pid   port metrics   MiB  state",
                        "database        11   3306       -   210  ready",
                        "stock           12  20881   20891   300  not ready: ./seckill logs stock",
                        "gateway         13   8080   20890     -  dead: ./seckill up starts it again"),
                lines.subList(0, 4));
        assertTrue(lines.getLast().startsWith("Not ready."), lines::toString);
    }

    @Test
    void where_nothing_runs_it_says_how_to_start() {
        assertEquals(List.of("Nothing is up. Start it: ./seckill up"), StatusTable.lines(StackStatus.nothing()));
    }
}
