package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir Path dir;
    Home home;

    @BeforeEach
    void home() throws Exception {
        home = new Home(dir).create();
    }

    @Test
    void a_free_default_is_taken() throws Exception {
        int usual = free();
        assertEquals(usual, ports().choose("gateway", usual));
    }

    @Test
    void a_taken_default_is_moved() throws Exception {
        try (ServerSocket taken = listen(0)) {
            int chosen = ports().choose("gateway", taken.getLocalPort());
            assertTrue(chosen > taken.getLocalPort(), () -> chosen + " is not after " + taken.getLocalPort());
        }
    }

    @Test
    void a_moved_port_stays_when_the_default_is_free_again() throws Exception {
        int usual;
        int moved;
        try (ServerSocket taken = listen(0)) {
            usual = taken.getLocalPort();
            moved = ports().choose("tc", usual);
        }
        assertNotEquals(usual, moved);
        assertEquals(moved, ports().choose("tc", usual));
    }

    @Test
    void two_names_never_get_the_same_port() throws Exception {
        Ports ports = ports();
        int usual = free();
        assertNotEquals(ports.choose("stock", usual), ports.choose("order", usual));
    }

    @Test
    void a_derived_listener_must_be_free_too() throws Exception {
        try (ServerSocket derived = listen(0)) {
            int usual = derived.getLocalPort() - 1_000;
            assertNotEquals(usual, ports().choose("nacos", usual, 1_000));
        }
    }

    @Test
    void a_port_that_was_asked_for_is_refused_when_taken_instead_of_moved() throws Exception {
        try (ServerSocket taken = listen(0)) {
            Ports ports = Ports.of(home, Map.of("gateway", taken.getLocalPort()));
            EnvironmentException refused =
                    assertThrows(EnvironmentException.class, () -> ports.choose("gateway", 8080));
            assertTrue(refused.getMessage().contains("--port gateway="), refused.getMessage());
        }
    }

    @Test
    void a_port_that_is_being_given_back_is_waited_for() throws Exception {
        ServerSocket ending = listen(0);
        int port = ending.getLocalPort();
        Thread end = Thread.startVirtualThread(() -> {
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            close(ending);
        });
        assertEquals(port, Ports.of(home, Map.of("nacos", port)).choose("nacos", 8848));
        end.join();
    }

    @Test
    void while_others_run_a_lost_port_is_an_error_and_not_a_move() throws Exception {
        int usual = free();
        ports().choose("tc", usual);
        try (ServerSocket taken = listen(usual)) {
            Ports ports = ports();
            assertThrows(EnvironmentException.class, () -> ports.keepFree("tc", taken.getLocalPort()));
            assertEquals(usual, ports.keep("tc", usual));
        }
    }

    private Ports ports() {
        return Ports.of(home, Map.of());
    }

    private static int free() throws IOException {
        try (ServerSocket probe = listen(0)) {
            return probe.getLocalPort();
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
