package seckill.comparison;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A second process of a module or of the gateway, started as the first was, with ports and a folder of its own. */
final class AnotherProcess implements AutoCloseable {

    /** A JVM among a dozen others on a busy machine. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(180);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(40);

    private final String name;
    private final Process process;
    private final String baseUrl;

    private AnotherProcess(String name, Process process, String baseUrl) {
        this.name = name;
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /** @param before what stands before the jars of the first one on its class path */
    static AnotherProcess of(ShopUnderTest shop, String name, Path before) {
        try {
            int port = freePort();
            int management = freePort();
            ProcessHandle.Info first = ProcessHandle.of(shop.running().process(name).orElseThrow().pid()).orElseThrow().info();
            List<String> line = new ArrayList<>(List.of(first.command().orElseThrow()));
            boolean classPath = false;
            for (String argument : first.arguments().orElseThrow()) {
                line.add(classPath ? before + ":" + argument : argument.startsWith("-Duser.home=") ? argument + "-another" : argument);
                classPath = argument.equals("-cp");
            }
            line.removeIf(it -> it.startsWith("-javaagent:"));
            line.add((name.equals("gateway") ? "--server.port=" : "--dubbo.protocol.port=") + port);
            line.add("--seckill.management.port=" + management);
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(shop.home().logOf(name + "-another").toFile())
                    .start();
            AnotherProcess another = new AnotherProcess(name, process, "http://127.0.0.1:" + port);
            another.awaitReady(new Http("http://127.0.0.1:" + management, ""));
            return another;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Http management) {
        try {
            await("another " + name).atMost(READY_WITHIN).ignoreExceptions().until(() ->
                    management.get("/actuator/health/readiness").status() == 200);
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    String baseUrl() {
        return baseUrl;
    }

    /** Asks it to end, and returns when it has. */
    @Override
    public void close() {
        process.destroy();
        await("the end of another " + name).atMost(ENDS_WITHIN).until(() -> !process.isAlive());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
