package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyTest {

    @TempDir Path dir;

    @Test
    void the_broker_runs_only_where_it_is_wanted_and_can_be() {
        assertFalse(names(Topology.of(Assembly.MODULES, Outside.NONE, false)).contains("rocketmq"));
        assertTrue(names(Topology.of(Assembly.MODULES, Outside.NONE, true)).contains("rocketmq"));
        assertFalse(names(Topology.of(Assembly.MODULES, new Outside(Outside.ALL), true)).contains("rocketmq"));
        assertFalse(names(Topology.of(Assembly.MONOLITH, Outside.NONE, true)).contains("rocketmq"));
        assertFalse(names(Topology.of(Assembly.MONOLITH_WITH_DATABASES, Outside.NONE, true)).contains("rocketmq"));
    }

    @Test
    void a_broker_that_was_started_is_part_of_the_stack_also_when_it_is_dead() {
        assertFalse(names(Topology.of(stack())).contains("rocketmq"));
        assertTrue(names(Topology.of(stack(new RunningProcess("rocketmq", 1, "an-earlier-one", 1)))).contains("rocketmq"));
    }

    @Test
    void its_name_server_is_known_before_it_runs_and_there_are_letters_only_once_it_was_started() throws Exception {
        Home home = new Home(dir).create();
        assertEquals(Optional.empty(), stack().nameServer(home));
        Ports.of(home, Map.of()).keep("rocketmq", 19_876);
        assertEquals(Optional.of(Address.local(19_876)), stack().nameServer(home));
        assertFalse(stack().hasBroker(home));
        assertTrue(stack(new RunningProcess("rocketmq", 1, "m", 19_876)).hasBroker(home));
    }

    @Test
    void a_home_remembers_a_broker_as_long_as_its_data_is_there() throws Exception {
        Home home = new Home(dir).create();
        assertFalse(RocketMq.hasRunIn(home));
        Files.createDirectory(home.data().resolve("rocketmq"));
        assertTrue(RocketMq.hasRunIn(home));
    }

    private static List<String> names(List<Component> components) {
        return components.stream().map(Component::name).toList();
    }

    private static RunningStack stack(RunningProcess... processes) {
        return new RunningStack(
                Assembly.MODULES, Outside.NONE, "", Address.local(1), Address.local(1), List.of(processes));
    }
}
