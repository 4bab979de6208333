package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        RunningStack stack = stack(false, new RunningProcess("database", 1, "m", 13306));
        stack.write(home);
        assertEquals(Optional.of(stack), RunningStack.read(home));
    }

    @Test
    void a_home_in_which_nothing_was_started_has_no_stack() throws Exception {
        assertTrue(RunningStack.read(home).isEmpty());
        stack(true).write(home);
        RunningStack.forget(home);
        assertTrue(RunningStack.read(home).isEmpty());
    }

    @Test
    void in_the_monolith_all_tables_are_in_one_schema() {
        assertEquals("monolith", stack(true).schemaOf("stock"));
        assertEquals("stock", stack(false).schemaOf("stock"));
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

    private static RunningStack stack(boolean monolith, RunningProcess... processes) {
        return new RunningStack(
                monolith, false, "http://127.0.0.1:8080", Address.local(13306), Address.local(16379), List.of(processes));
    }
}
