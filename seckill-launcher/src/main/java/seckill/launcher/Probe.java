package seckill.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** Single questions to servers; each answers within {@link #LIMIT}. */
final class Probe {

    /** Loopback answers in microseconds; this is for a machine that is busy starting eight processes. */
    static final Duration LIMIT = Duration.ofSeconds(5);

    private Probe() {}

    static boolean accepts(Address address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), (int) LIMIT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int httpStatus(String url) throws IOException, InterruptedException {
        HttpRequest get = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            return http.send(get, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    static boolean answersSql(Servers servers) {
        String url = RunningStack.jdbcUrl(servers.database(), "");
        try (Connection database =
                DriverManager.getConnection(url, servers.databaseAdmin(), servers.databaseAdminPassword())) {
            return database.isValid((int) LIMIT.toSeconds());
        } catch (SQLException e) {
            return false;
        }
    }

    /** AUTH and PING in Redis's own words; while it loads its file it answers PING with an error. */
    static boolean answersPing(Address address, RedisUser user) {
        return redisSays(address, user, "PING", "+PONG");
    }

    /** Whether that is among its answers to commands in lines of their own. */
    static boolean redisSays(Address address, RedisUser user, String command, String expected) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), (int) LIMIT.toMillis());
            socket.setSoTimeout((int) LIMIT.toMillis());
            String ask = String.join(" ", user.words()) + "\r\n" + command + "\r\nQUIT\r\n";
            socket.getOutputStream().write(ask.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains(expected);
        } catch (IOException e) {
            return false;
        }
    }
}
