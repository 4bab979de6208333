package seckill.launcher.containers;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Where containers can be started, found as Testcontainers finds it: its own settings, DOCKER_HOST, Docker's usual sockets. */
record ContainerEngine(URI address) {

    private static final String SETTING = "docker.host";

    static ContainerEngine of(Map<String, String> environment, Path userHome) throws IOException {
        Optional<String> named = Optional.ofNullable(environment.get("DOCKER_HOST"));
        Optional<String> set = setting(userHome.resolve(".testcontainers.properties"));
        return new ContainerEngine(URI.create(named.or(() -> set).orElseGet(() -> usual(userHome))));
    }

    private static Optional<String> setting(Path file) throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        return Optional.ofNullable(settings.getProperty(SETTING));
    }

    /** The machine's, or Docker Desktop's of one user. */
    private static String usual(Path userHome) {
        Path desktop = userHome.resolve(".docker/run/docker.sock");
        return "unix://" + (Files.exists(desktop) ? desktop : Path.of("/var/run/docker.sock"));
    }

    boolean listens() {
        try (SocketChannel channel = SocketChannel.open(socket())) {
            return channel.isConnected();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private SocketAddress socket() {
        return "unix".equals(address.getScheme())
                ? UnixDomainSocketAddress.of(address.getPath())
                : new InetSocketAddress(address.getHost(), address.getPort());
    }
}
