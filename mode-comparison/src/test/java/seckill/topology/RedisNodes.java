package seckill.topology;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import seckill.launcher.Address;
import seckill.launcher.RedisUser;

/** Several Redis servers that are made a cluster: each has its share of the slots, and no replica. */
record RedisNodes(List<Address> nodes, RedisUser admin) {

    private static final int SLOTS = 16_384;
    private static final int ANSWER_MS_MAX = 2_000;

    void form() {
        for (int n = 0; n < nodes.size(); n++) {
            String share = IntStream.range(n * SLOTS / nodes.size(), (n + 1) * SLOTS / nodes.size())
                    .mapToObj(Integer::toString).collect(Collectors.joining(" "));
            expectOk(ask(nodes.get(n), "CLUSTER ADDSLOTS " + share));
            expectOk(ask(nodes.get(n), "CLUSTER SET-CONFIG-EPOCH " + (n + 1)));
        }
        for (Address other : nodes.subList(1, nodes.size())) {
            expectOk(ask(nodes.getFirst(), "CLUSTER MEET " + other.host() + " " + other.port()));
        }
        nodes.forEach(node -> await("the cluster as " + node + " sees it").atMost(Duration.ofSeconds(30)).until(() -> isWhole(node)));
    }

    boolean isWhole(Address node) {
        String info = ask(node, "CLUSTER INFO");
        return info.contains("cluster_state:ok") && info.contains("cluster_slots_ok:" + SLOTS) && info.contains("cluster_size:" + nodes.size());
    }

    boolean answers(Address node) {
        return ask(node, "PING").contains("+PONG");
    }

    private static void expectOk(String answer) {
        if (!answer.contains("+OK\r\n+OK")) {
            throw new IllegalStateException("a node says " + answer);
        }
    }

    /** As one types it: a name, a question, an end. */
    private String ask(Address node, String command) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(node.host(), node.port()), ANSWER_MS_MAX);
            socket.setSoTimeout(ANSWER_MS_MAX);
            String asked = String.join(" ", admin.words()) + "\r\n" + command + "\r\nQUIT\r\n";
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
