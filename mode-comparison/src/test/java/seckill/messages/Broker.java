package seckill.messages;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.client.impl.producer.DefaultMQProducerImpl;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.common.message.MessageQueue;
import seckill.transaction.rocketmq.MessageSettings;
import seckill.transaction.rocketmq.RocketConnection;

/** The bundled RocketMQ with a home of its own, which can die and come back. */
final class Broker implements AutoCloseable {

    private static final Path JAR =
            Path.of("..").toAbsolutePath().normalize().resolve("infrastructure/rocketmq/target/rocketmq.jar");
    /** It takes 6 s on a machine that has nothing else to do. */
    static final Duration STARTS_WITHIN = Duration.ofSeconds(90);

    /** As the product has them; only that a machine which has other things to do may take its time. */
    static final MessageSettings SETTINGS =
            new MessageSettings(12, 6, 8, 128, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final Path home;
    private final int nameServerPort = freePort();
    private final int port = freePort();
    private final List<String> flags;
    private Process process;

    private Broker(Path home, List<String> flags) {
        this.home = home;
        this.flags = flags;
    }

    /** Where a broker is going to be. */
    static Broker notYet(Path home, String... flags) throws IOException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: build infrastructure/rocketmq first");
        }
        Files.createDirectories(home.resolve("tmp"));
        return new Broker(home, List.of(flags));
    }

    /** @param flags more of them for its JVM */
    static Broker start(Path home, String... flags) throws IOException {
        return notYet(home, flags).start();
    }

    Broker start() throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xms64m", "-Xmx256m", "-XX:MaxDirectMemorySize=128m", "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home, "-Djava.io.tmpdir=" + home.resolve("tmp"),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        line.addAll(flags);
        line.addAll(List.of(
                "-cp", JAR.toString(), "seckill.infrastructure.rocketmq.MessageBroker",
                home.toString(), Integer.toString(nameServerPort), Integer.toString(port)));
        process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("output").toFile()))
                .start();
        await("the broker is there").atMost(STARTS_WITHIN).until(() -> answers(nameServerPort) && answers(port));
        return this;
    }

    /** The processor time that it has had. */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    RocketConnection connection() {
        return new RocketConnection("127.0.0.1:" + nameServerPort, SETTINGS.sendWithin());
    }

    /** Of the broker itself. */
    String address() {
        return "127.0.0.1:" + port;
    }

    String nameServer() {
        return "127.0.0.1:" + nameServerPort;
    }

    /** Creates topics, and waits until senders find them. */
    void create(String... topics) throws Exception {
        DefaultMQProducer any = connection().configure(new DefaultMQProducer("spec"));
        any.start();
        try {
            for (String topic : topics) {
                inside(any).getMqClientFactory().getMQClientAPIImpl()
                        .createTopic(address(), "", new TopicConfig(topic, 4, 4), TimeUnit.SECONDS.toMillis(5));
                await("the name server knows " + topic).atMost(STARTS_WITHIN).ignoreExceptions()
                        .until(() -> !any.fetchPublishMessageQueues(topic).isEmpty());
            }
        } finally {
            any.shutdown();
        }
    }

    /** How many messages a topic has had, in each of its queues that had any. */
    List<Long> sizes(String topic) throws Exception {
        DefaultMQProducer any = connection().configure(new DefaultMQProducer("spec"));
        any.start();
        try {
            List<Long> sizes = new ArrayList<>();
            for (MessageQueue queue : any.fetchPublishMessageQueues(topic)) {
                long size = inside(any).maxOffset(queue);
                if (size > 0) {
                    sizes.add(size);
                }
            }
            return sizes;
        } finally {
            any.shutdown();
        }
    }

    @SuppressWarnings("deprecation") // the only way without the tools of RocketMQ's operators
    private static DefaultMQProducerImpl inside(DefaultMQProducer producer) {
        return producer.getDefaultMQProducerImpl();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
