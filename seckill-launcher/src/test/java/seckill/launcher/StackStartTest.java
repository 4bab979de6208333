package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStartTest {

    @TempDir Path dir;
    Home home;
    RunningProcesses running;

    @BeforeEach
    void home() throws Exception {
        home = new Home(dir).create();
        running = new RunningProcesses(home, empty());
    }

    @AfterEach
    void stop() {
        running.stack().processes().forEach(p -> ProcessStop.now(p, Duration.ofSeconds(1)));
    }

    @Test
    void what_was_started_is_written_down_and_runs() {
        start(program("sleep 60"));
        assertTrue(RunningStack.read(home).orElseThrow().process("a").orElseThrow().isAlive());
    }

    @Test
    void a_process_is_in_a_session_of_its_own_so_no_terminal_reaches_it() throws Exception {
        start(program("sleep 60"));
        long pid = process("a").pid();
        // setsid is its first deed, and a busy machine may look before it is done
        assertTrue(Waiting.until(Duration.ofSeconds(10), () -> sessionOf(pid) == pid), "session " + sessionOf(pid));
    }

    private static long sessionOf(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
    }

    @Test
    void what_runs_is_left_alone() {
        start(program("sleep 60"));
        RunningProcess first = process("a");
        start(program("sleep 60"));
        assertEquals(first, process("a"));
    }

    @Test
    void a_dead_one_is_started_again_and_the_others_stay() {
        start(program("sleep 60"), after("b", "sleep 60", "a"));
        RunningProcess b = process("b");
        ProcessStop.kill(process("a"));
        assertFalse(process("a").isAlive());
        start(program("sleep 60"), after("b", "sleep 60", "a"));
        assertTrue(process("a").isAlive());
        assertEquals(b, process("b"));
    }

    @Test
    void when_one_fails_those_started_with_it_are_stopped_and_its_last_words_are_told() {
        StackException failed = assertThrows(
                StackException.class,
                () -> start(program("sleep 60"), after("b", "echo the disk is on fire; exit 1", "a")));
        assertTrue(failed.getMessage().startsWith("b did not start"), failed.getMessage());
        assertTrue(failed.getMessage().contains("the disk is on fire"), failed.getMessage());
        assertTrue(RunningStack.read(home).isEmpty());
    }

    @Test
    void when_one_fails_what_ran_before_stays() {
        start(program("sleep 60"));
        RunningProcess before = process("a");
        assertThrows(StackException.class, () -> start(program("sleep 60"), after("b", "exit 1", "a")));
        assertTrue(before.isAlive());
        assertEquals(List.of(before), RunningStack.read(home).orElseThrow().processes());
    }

    @Test
    void a_process_that_ignores_sigterm_is_killed_in_the_end() {
        start(program("trap '' TERM; echo deaf; while :; do sleep 0.1; done"));
        RunningProcess deaf = process("a");
        assertTrue(Waiting.until(Duration.ofSeconds(5), () -> LogTail.of(home.logOf("a"), 1).contains("deaf")));
        ProcessStop.now(deaf, Duration.ofMillis(300));
        assertFalse(deaf.isAlive());
    }

    @Test
    void one_command_at_a_time_changes_a_home() throws Exception {
        try (HomeLock _ = HomeLock.take(home)) {
            assertThrows(EnvironmentException.class, () -> HomeLock.take(home));
        }
        HomeLock.take(home).close();
    }

    private void start(Component... components) {
        Ports ports = Ports.of(home, Map.of());
        Site site = new Site(dir, home, Secrets.of(home), ports, null, Map.of());
        new StackStart(site, List.of(components), running, Progress.NONE).run();
    }

    private RunningProcess process(String name) {
        return running.stack().process(name).orElseThrow();
    }

    private static Component program(String script) {
        return after("a", script);
    }

    private static Component after(String name, String script, String... needed) {
        return new Component() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Set<String> after() {
                return Set.of(needed);
            }

            @Override
            public void choosePorts(PortChoice ports) {}

            @Override
            public int port(Site site) {
                return 1;
            }

            @Override
            public List<String> command(Site site) {
                return List.of("bash", "-c", script);
            }

            @Override
            public boolean isReady(Site site) {
                return !script.contains("exit 1");
            }
        };
    }

    private static RunningStack empty() {
        return new RunningStack(Assembly.MODULES, Outside.NONE, "", Address.local(1), Address.local(1), List.of());
    }
}
