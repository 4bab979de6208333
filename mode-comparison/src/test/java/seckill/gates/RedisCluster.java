package seckill.gates;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** Three of the bundled servers as a cluster, a third of the slots each. */
final class RedisCluster implements AutoCloseable {

    static final int NODES = 3;

    private static final int SLOTS = 16_384;

    /** A node talks to others on its port and this. */
    private static final int BUS = 10_000;

    private static final int PORT_MAX = 65_535;

    private static final Path SERVER =
            Path.of("..").toAbsolutePath().normalize().resolve("infrastructure/redis/target/redis/redis-server");

    private final List<Node> nodes;
    private final RedissonClient client;

    private record Node(int port, Process process) {}

    private RedisCluster(List<Node> nodes) {
        this.nodes = nodes;
        nodes.forEach(node -> await("a node").ignoreExceptions().until(() -> ask(node, "PING").startsWith("+PONG")));
        for (int n = 0; n < NODES; n++) {
            expectOk(ask(nodes.get(n), "CLUSTER ADDSLOTS " + slots(n).mapToObj(Integer::toString).collect(Collectors.joining(" "))));
            expectOk(ask(nodes.get(n), "CLUSTER SET-CONFIG-EPOCH " + (n + 1)));
        }
        for (Node other : nodes.subList(1, NODES)) {
            expectOk(ask(nodes.getFirst(), "CLUSTER MEET 127.0.0.1 " + other.port));
        }
        nodes.forEach(node -> await("the cluster").atMost(Duration.ofSeconds(30)).until(() -> {
            String info = ask(node, "CLUSTER INFO");
            return info.contains("cluster_state:ok") && info.contains("cluster_size:" + NODES);
        }));
        Config config = new Config();
        config.useClusterServers()
                .addNodeAddress(nodes.stream().map(node -> "redis://127.0.0.1:" + node.port).toArray(String[]::new))
                .setConnectTimeout(60_000)
                .setMasterConnectionMinimumIdleSize(1);
        this.client = Redisson.create(config);
    }

    static RedisCluster start(Path dir) throws IOException {
        SERVER.toFile().setExecutable(true);
        return new RedisCluster(IntStream.range(0, NODES).mapToObj(n -> node(dir.resolve("node-" + n))).toList());
    }

    private static Node node(Path dir) {
        try {
            int port = freePort();
            Process process = new ProcessBuilder(
                            SERVER.toString(), "--port", Integer.toString(port), "--bind", "127.0.0.1",
                            "--dir", Files.createDirectories(dir).toString(), "--save", "", "--cluster-enabled", "yes")
                    .redirectErrorStream(true)
                    .redirectOutput(dir.resolve("log").toFile())
                    .start();
            return new Node(port, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One whose bus has a port, too. */
    private static int freePort() throws IOException {
        while (true) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (free.getLocalPort() + BUS <= PORT_MAX) {
                    return free.getLocalPort();
                }
            }
        }
    }

    private static IntStream slots(int node) {
        return IntStream.range(node * SLOTS / NODES, (node + 1) * SLOTS / NODES);
    }

    RedissonClient client() {
        return client;
    }

    /** The first sale whose keys are on this node. */
    long saleOn(int node) {
        return LongStream.iterate(1, id -> id + 1).filter(id -> nodeOf("{sale:" + id + "}") == node).findFirst().orElseThrow();
    }

    int nodeOf(String key) {
        int slot = Integer.parseInt(ask(nodes.getFirst(), "CLUSTER KEYSLOT " + key).lines().findFirst().orElseThrow().substring(1));
        return IntStream.range(0, NODES).filter(n -> slots(n).anyMatch(it -> it == slot)).findFirst().orElseThrow();
    }

    void losesEverythingOn(int node) {
        expectOk(ask(nodes.get(node), "FLUSHALL"));
    }

    private static void expectOk(String answer) {
        if (!answer.startsWith("+OK")) {
            throw new IllegalStateException("a node says " + answer);
        }
    }

    /** As one types it; nothing else comes back before the connection ends. */
    private static String ask(Node node, String command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port)) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdown();
        nodes.forEach(node -> node.process.destroyForcibly().onExit().join());
    }
}
