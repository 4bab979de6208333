package seckill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import seckill.launcher.Assembly;
import seckill.launcher.Home;

class EdgesTest {

    private static final Map<String, Integer> PORTS =
            Map.of("database", 1, "redis", 2, "tc", 3, "stock", 4, "order", 5, "payment", 6, "gateway", 7, "nacos", 8, "rocketmq", 22_000, "monolith", 9);

    private final FreePorts free = FreePorts.of(new Home(Path.of("target", "edges-test")));

    /** Or else a blow at one that is not there would end a storm, and one that no storm is ever drawn for would prove nothing. */
    @Test
    void a_storm_is_drawn_for_exactly_the_edges_that_are_there() {
        for (Assembly assembly : Assembly.values()) {
            TreeSet<String> drawn = new TreeSet<>();
            DeclaredModes.of(assembly).forEach(mode -> drawn.addAll(Schedule.edges(mode)));
            try (Edges edges = Edges.of(assembly, PORTS, free)) {
                assertThat(drawn).as(assembly.name()).isEqualTo(edges.names());
            }
        }
    }

    @Test
    void a_monolith_finds_each_of_its_databases_behind_an_edge_of_its_own() {
        try (Edges edges = Edges.of(Assembly.MONOLITH_WITH_DATABASES, PORTS, free)) {
            assertThat(edges.flags("monolith"))
                    .anyMatch(it -> it.matches("-Dspring\\.datasource\\.url=.*:\\d+/gateway\\?.*"))
                    .anyMatch(it -> it.matches("-Dseckill\\.jta\\.databases\\.orders\\.url=.*:\\d+/orders\\?.*"))
                    .noneMatch(it -> it.contains(":1/")); // past the edge
        }
    }
}
