package seckill.infra;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import seckill.launcher.Address;

/** The server that comes with the shop, with the append-only file that the launcher gives it. */
final class BundledRedis implements LoneRedis {

    private static final Path SERVER =
            Path.of("..").toAbsolutePath().normalize().resolve("infrastructure/redis/target/redis/redis-server");

    private final Path dir;
    private final Address address = ContainedServer.freeAddress();
    private Process process;

    BundledRedis(Path dir) {
        this.dir = dir;
    }

    @Override
    public Address address() {
        return address;
    }

    @Override
    public void start() {
        SERVER.toFile().setExecutable(true);
        try {
            Files.createDirectories(dir);
            process = new ProcessBuilder(List.of(
                            SERVER.toString(), "--port", Integer.toString(address.port()), "--bind", address.host(), "--dir", dir.toString(),
                            "--appendonly", "yes", "--appendfsync", "always", "--save", ""))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(dir.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("Redis listens").atMost(Duration.ofSeconds(20)).until(() -> listens() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("Redis did not start, see its log in " + dir);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.port())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
