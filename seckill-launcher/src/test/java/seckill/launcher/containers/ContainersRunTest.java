package seckill.launcher.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.launcher.EnvironmentException;

class ContainersRunTest {

    @TempDir Path home;

    @Test
    void without_an_engine_it_ends_before_anything_is_built() throws Exception {
        ContainersRun run = ContainersRun.of(Map.of("DOCKER_HOST", "unix://" + home.resolve("nobody.sock")), home);
        String message = assertThrows(EnvironmentException.class, () -> run.begin(line -> {})).getMessage();
        assertTrue(message.contains("nobody.sock") && message.contains("Start Docker"), message);
    }

    @Test
    void with_one_it_says_how_many_tests_stay_out_and_why() throws Exception {
        Path socket = home.resolve("engine.sock");
        List<String> said = new ArrayList<>();
        try (var _ = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket))) {
            ContainersRun.of(Map.of("DOCKER_HOST", "unix://" + socket), home).begin(said::add);
        }
        assertTrue(said.getFirst().matches("On containers runs every integration test and spec but \\d+:"), said.toString());
        assertTrue(said.size() > 1, said.toString());
    }

    @Test
    void an_engine_is_found_where_testcontainers_would_find_it() throws Exception {
        assertEquals("unix:///var/run/docker.sock", ContainerEngine.of(Map.of(), home).address().toString());
        Files.writeString(home.resolve(".testcontainers.properties"), "docker.host=tcp://127.0.0.1:1\n");
        assertEquals("tcp://127.0.0.1:1", ContainerEngine.of(Map.of(), home).address().toString());
        assertEquals("unix:///x", ContainerEngine.of(Map.of("DOCKER_HOST", "unix:///x"), home).address().toString());
        assertFalse(ContainerEngine.of(Map.of(), home).listens());
    }

    @Test
    void what_stays_out_is_there_and_has_a_reason() throws Exception {
        for (String test : StaysEmbedded.written().tests()) {
            String[] classAndMethod = test.split("#");
            Path file = sourceOf(classAndMethod[0]);
            if (classAndMethod.length > 1) {
                assertTrue(Files.readString(file).contains(" " + classAndMethod[1] + "("), test);
            }
        }
    }

    private static Path sourceOf(String type) throws Exception {
        String path = "src/test/java/" + type.replace('.', '/') + ".java";
        for (String module : List.of("seckill-launcher", "mode-comparison", "mode-comparison/comparison-suite", "mode-comparison/admission-bench")) {
            Path file = Path.of("..", module, path);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new AssertionError("stays-embedded.txt names " + type + ", and there is no such test");
    }

    @Test
    void some_can_be_asked_for_alone() throws Exception {
        ContainersRun run = ContainersRun.of(Map.of(), home);
        assertTrue(run.commandLine(List.of("BuyingIT", "GateIT")).stream().anyMatch(it -> it.startsWith("-Dit.test=BuyingIT,GateIT,!")));
        assertTrue(run.commandLine(List.of()).stream().anyMatch(it -> it.startsWith("-Dit.test=*IT,!")));
    }

    @Test
    void a_test_without_a_reason_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> StaysEmbedded.read(List.of("  seckill.SomeIT")));
    }

    @Test
    void everything_else_runs() {
        StaysEmbedded some = StaysEmbedded.read(List.of("# words", "", "reason", "  seckill.AIT", "  seckill.BIT#method"));
        assertEquals("*IT,!seckill.AIT,!seckill.BIT#method", some.pattern(List.of("*IT")));
    }
}
