package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStackTest {

    @TempDir Path dir;
    Home home;

    @BeforeEach
    void home() throws Exception {
        home = new Home(dir).create();
    }

    @Test
    void what_is_written_is_read_again() {
        RunningStack stack = stack(Assembly.MODULES, new RunningProcess("database", 1, "m", 13306));
        stack.write(home);
        assertEquals(Optional.of(stack), RunningStack.read(home));
    }

    @Test
    void a_home_in_which_nothing_was_started_has_no_stack() throws Exception {
        assertTrue(RunningStack.read(home).isEmpty());
        stack(Assembly.MONOLITH).write(home);
        RunningStack.forget(home);
        assertTrue(RunningStack.read(home).isEmpty());
    }

    @Test
    void in_the_monolith_all_tables_are_in_one_schema_unless_each_module_has_its_own() {
        assertEquals("monolith", stack(Assembly.MONOLITH).schemaOf("stock"));
        assertEquals("stock", stack(Assembly.MODULES).schemaOf("stock"));
        assertEquals("stock", stack(Assembly.MONOLITH_WITH_DATABASES).schemaOf("stock"));
    }

    @Test
    void what_a_launcher_that_knew_two_assemblies_has_written_is_understood() throws Exception {
        String before = """
                {"monolith": %s, "external": false, "baseUrl": "http://127.0.0.1:8080",
                 "database": "127.0.0.1:1", "redis": "127.0.0.1:2",
                 "processes": [{"name": "%s", "pid": 1, "mark": "m", "port": 3}]}
                """;
        Files.writeString(home.run().resolve("stack.json"), before.formatted("true", "monolith"));
        assertEquals(Assembly.MONOLITH, RunningStack.read(home).orElseThrow().assembly());
        Files.writeString(home.run().resolve("stack.json"), before.formatted("false", "gateway"));
        assertEquals(Assembly.MODULES, RunningStack.read(home).orElseThrow().assembly());
    }

    @Test
    void what_a_launcher_has_written_that_knew_all_servers_or_none_of_its_own_is_understood() throws Exception {
        String before = """
                {"assembly": "MODULES", "external": %s, "baseUrl": "", "database": "a:1", "redis": "a:2", "processes": []}
                """;
        Files.writeString(home.run().resolve("stack.json"), before.formatted("true"));
        assertEquals(new Outside(Outside.ALL), RunningStack.read(home).orElseThrow().external());
        Files.writeString(home.run().resolve("stack.json"), before.formatted("false"));
        assertEquals(Outside.NONE, RunningStack.read(home).orElseThrow().external());
        RunningStack some = new RunningStack(
                Assembly.MODULES, new Outside(Set.of("database")), "", Address.local(1), Address.local(2), List.of());
        some.write(home);
        assertEquals(Optional.of(some), RunningStack.read(home));
    }

    @Test
    void a_process_is_alive_until_it_ends_and_a_later_one_with_its_pid_is_another() throws Exception {
        Process sleep = new ProcessBuilder("sleep", "60").start();
        RunningProcess running = new RunningProcess("x", sleep.pid(), ProcessMark.of(sleep.pid()).orElseThrow(), 1);
        assertTrue(running.isAlive());
        assertFalse(new RunningProcess("x", sleep.pid(), "an-earlier-one", 1).isAlive());
        sleep.destroyForcibly().waitFor();
        assertFalse(running.isAlive());
    }

    private static RunningStack stack(Assembly assembly, RunningProcess... processes) {
        return new RunningStack(
                assembly, Outside.NONE, "http://127.0.0.1:8080", Address.local(13306), Address.local(16379), List.of(processes));
    }
}
