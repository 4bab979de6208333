package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    @TempDir Path home;
    final PrintStream before = System.out;
    final ByteArrayOutputStream data = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(data, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(before);
    }

    @Test
    void an_unknown_command_or_option_is_wrong_usage() {
        assertEquals(2, Seckill.run("fly"));
        assertEquals(2, Seckill.run("status", "--colour"));
        assertEquals(2, Seckill.run());
        assertEquals(2, run("up", "--port", "gateway=99"));
        assertEquals(2, run("up", "--port", "teapot=9999"));
        assertEquals(2, run("up", "--infra", "external"));
        assertEquals(2, run("up", "--jvm-flag", "teapot=-Xint"));
        assertEquals(2, run("up", "--jvm-flag", "stock"));
        assertEquals(2, run("up", "--jvm-flag", "redis=-Xint"));
        assertEquals(2, run("up", "--with", "teapot"));
        assertEquals(2, run("up", "--redis-durability", "sometimes"));
        assertEquals(2, run("up", "--with", "rocketmq", "--monolith"));
        assertEquals(2, run("logs", "nobody"));
    }

    @Test
    void status_of_a_shop_that_is_down_fails_and_still_prints_its_five_keys() {
        assertEquals(1, run("status", "--json"));
        assertEquals("{\"ready\":false,\"processes\":[],\"urls\":{},\"modes\":{},\"warnings\":[]}", text().strip());
    }

    @Test
    void what_needs_a_running_shop_says_so() {
        assertEquals(3, run("mode"));
        assertEquals(3, run("stuck"));
        assertEquals(3, run("letters"));
        assertEquals(3, run("audit"));
    }

    @Test
    void a_dead_letter_is_replayed_or_dropped_for_a_reason() {
        assertEquals(2, run("letters", "--replay", "some-id"));
        assertEquals(2, run("letters", "--reason", "mended"));
        assertEquals(2, run("letters", "--replay", "some-id", "--drop", "some-id", "--reason", "mended"));
    }

    @Test
    void down_of_what_is_down_is_fine_and_makes_no_home() {
        assertEquals(0, Seckill.run("down", "--home", home.resolve("none").toString()));
        assertTrue(Files.notExists(home.resolve("none")));
    }

    @Test
    void a_dead_process_is_shown_with_the_way_to_mend_it() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Home made = new Home(home).create();
            Ports ports = Ports.of(made, Map.of());
            Topology.possible(Assembly.MONOLITH, Outside.NONE).forEach(c -> c.choosePorts((name, usual, offsets) ->
                    ports.keep(name, elsewhere.getLocalPort(), offsets)));
            new RunningStack(
                            Assembly.MONOLITH,
                            Outside.NONE,
                            "http://127.0.0.1:" + elsewhere.getLocalPort(),
                            Address.local(elsewhere.getLocalPort()),
                            Address.local(elsewhere.getLocalPort()),
                            List.of(new RunningProcess("redis", 1, "an-earlier-one", 1)))
                    .write(made);
            assertEquals(1, run("status"));
            assertTrue(text().contains("dead: ./seckill up starts it again"), text());
            assertEquals(1, run("doctor"));
            assertTrue(text().contains("is dead (it was pid 1)"), text());
        }
    }

    @Test
    void a_missing_key_of_external_servers_is_named() throws Exception {
        Path file = home.resolve("servers.properties");
        Files.writeString(file, "database.address=127.0.0.1:1\ndatabase.admin.user=root\n");
        EnvironmentException refused = assertThrows(
                EnvironmentException.class, () -> ExternalServers.read(file, false));
        assertTrue(refused.getMessage().contains("database.admin.password"), refused.getMessage());
        assertEquals(3, run("up", "--infra", "external", "--infra-config", file.toString()));
    }

    private int run(String... arguments) {
        return Seckill.run(Stream.concat(Arrays.stream(arguments), Stream.of("--home", home.toString()))
                .toArray(String[]::new));
    }

    private String text() {
        return data.toString(StandardCharsets.UTF_8);
    }
}
