package seckill.comparison;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Another gateway process of the same shop, started as the first was, on a port and with a folder of its own. */
final class SecondGateway implements AutoCloseable {

    /** A JVM among a dozen others on a busy machine. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(180);

    private final Process process;
    private final String baseUrl;

    private SecondGateway(Process process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /** @param more arguments, which override what the first was told */
    static SecondGateway of(ShopUnderTest shop, String... more) {
        try {
            int port = freePort();
            int management = freePort();
            while (management == port) { // a port that nobody took may be given twice
                management = freePort();
            }
            ProcessHandle.Info first = ProcessHandle.of(shop.running().process("gateway").orElseThrow().pid())
                    .orElseThrow()
                    .info();
            List<String> line = new ArrayList<>(List.of(first.command().orElseThrow()));
            for (String argument : first.arguments().orElseThrow()) {
                line.add(argument.startsWith("-Duser.home=") ? argument + "-2" : argument);
            }
            line.add("--server.port=" + port);
            line.add("--seckill.management.port=" + management);
            line.addAll(List.of(more));
            File log = shop.home().logOf("gateway-2").toFile();
            Process process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log).start();
            SecondGateway gateway = new SecondGateway(process, "http://127.0.0.1:" + port);
            gateway.awaitReady("http://127.0.0.1:" + management);
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(String management) {
        Http nobody = new Http(management, "");
        try {
            await("the second gateway").atMost(READY_WITHIN).ignoreExceptions().until(() ->
                    nobody.get("/actuator/health/readiness").status() == 200);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    String baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
