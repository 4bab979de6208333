package seckill.compare.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets, to somebody who sends back what arrives. */
class EdgeTest {

    private final AtomicInteger arrived = new AtomicInteger();
    private ServerSocket echo;
    private Edge edge;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        edge = Edge.to(echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        edge.close();
        echo.close();
    }

    @Test
    void in_fine_weather_everything_arrives_in_order() throws IOException {
        try (Socket caller = call()) {
            byte[] much = new byte[200_000];
            for (int i = 0; i < much.length; i++) {
                much[i] = (byte) i;
            }
            Thread.ofVirtual().start(() -> send(caller, much));

            assertThat(caller.getInputStream().readNBytes(much.length)).isEqualTo(much);
        }
    }

    @Test
    void a_slow_edge_takes_its_time_on_a_connection_that_was_open_before() throws IOException {
        try (Socket caller = call()) {
            assertThat(roundTrip(caller)).isLessThan(Duration.ofMillis(60));
            edge.is(Weather.slower(Duration.ofMillis(80)));
            assertThat(roundTrip(caller)).isGreaterThan(Duration.ofMillis(79));
        }
    }

    @Test
    void a_cut_ends_what_is_open_and_what_comes_and_heals() throws IOException {
        try (Socket caller = call()) {
            roundTrip(caller);
            edge.is(Weather.CUT);
            assertThat(isEnded(caller)).isTrue();
        }
        try (Socket again = call()) {
            assertThat(isEnded(again)).isTrue();
        }
        edge.is(Weather.FINE);
        try (Socket healed = call()) {
            roundTrip(healed);
        }
    }

    @Test
    void half_open_nothing_arrives_until_it_heals() throws IOException {
        try (Socket caller = call()) {
            roundTrip(caller);
            edge.is(Weather.HALF_OPEN);
            caller.getOutputStream().write(7);
            assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(arrived.get()).isEqualTo(1);

            edge.is(Weather.FINE);

            assertThat(caller.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void one_way_a_request_is_carried_out_and_nobody_hears_of_it() throws IOException {
        try (Socket caller = call()) {
            roundTrip(caller);
            edge.is(Weather.ONE_WAY);
            caller.getOutputStream().write(7);
            assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(arrived.get()).isEqualTo(2);
        }
    }

    private Socket call() throws IOException {
        Socket caller = new Socket(InetAddress.getLoopbackAddress(), edge.port());
        caller.setSoTimeout(400);
        return caller;
    }

    private static Duration roundTrip(Socket caller) throws IOException {
        long begin = System.nanoTime();
        caller.getOutputStream().write(1);
        assertThat(caller.getInputStream().read()).isEqualTo(1);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static boolean isEnded(Socket caller) throws IOException {
        try {
            caller.getOutputStream().write(1);
            return caller.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static void send(Socket caller, byte[] bytes) {
        try {
            caller.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve() {
        while (true) {
            try {
                Socket caller = echo.accept();
                Thread.ofVirtual().start(() -> sendBack(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void sendBack(Socket caller) {
        try (caller) {
            byte[] buffer = new byte[8_192];
            int n = caller.getInputStream().read(buffer);
            while (n >= 0) {
                arrived.incrementAndGet();
                caller.getOutputStream().write(buffer, 0, n);
                n = caller.getInputStream().read(buffer);
            }
        } catch (IOException gone) {
            return;
        }
    }
}
