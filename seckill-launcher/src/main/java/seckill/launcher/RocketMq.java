package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import seckill.launcher.rocketmq.NameServer;
import seckill.launcher.rocketmq.Topics;

/**
 * RocketMQ's name server and a broker in a JVM of their own, for the modes which send messages. How and why:
 * infrastructure/rocketmq/README.md.
 */
final class RocketMq implements Component {

    static final String NAME = "rocketmq";

    /** What a scenario's mode must be for the broker to be needed. */
    private static final Set<String> MODES = Set.of("OUTBOX", "MQ_TX");

    /** The broker is this far above the name server, as RocketMQ has it, and its fast lane two below that. */
    private static final int BROKER = 1_035;

    private static final int FAST_LANE = BROKER - 2;

    /** A disk with more in use than this is full for RocketMQ. */
    static final int DISK_PERCENT_MAX = 90;

    static boolean isNeededBy(String mode) {
        return MODES.contains(mode);
    }

    /** Whether it has ever run in this home; then it may have letters, and is started with everything else. */
    static boolean hasRunIn(Home home) {
        return Files.isDirectory(home.data().resolve(NAME));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The name server's; the modules know it from their start, whether the broker runs or comes later. */
    @Override
    public void choosePorts(PortChoice ports) {
        ports.choose(name(), 19876, BROKER, FAST_LANE);
    }

    @Override
    public List<String> command(Site site) throws IOException {
        Path own = site.data(name());
        // a library of 14 MB is unpacked there at every start, and a process that was killed leaves it
        FileTree.delete(own.resolve("tmp"));
        FileTree.delete(own.resolve("logs"));
        Files.createDirectories(own.resolve("tmp"));
        List<String> arguments = new ArrayList<>(
                List.of(own.toString(), Integer.toString(port(site)), Integer.toString(port(site) + BROKER)));
        arguments.addAll(Topics.ALL);
        return new JavaProcess(
                        site,
                        name(),
                        "seckill.infrastructure.rocketmq.MessageBroker",
                        128,
                        site.root().resolve("infrastructure/rocketmq/target/rocketmq.jar"))
                .flags(
                        "-XX:MaxDirectMemorySize=128m",
                        "-XX:ReservedCodeCacheSize=64m",
                        "-XX:MaxMetaspaceSize=128m",
                        "-Xss512k",
                        "-Duser.home=" + own,
                        "-Djava.io.tmpdir=" + own.resolve("tmp"),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow")
                .arguments(arguments.toArray(String[]::new))
                .line();
    }

    /** A broker that accepts connections is not found by anybody before the name server knows its topics. */
    @Override
    public boolean isReady(Site site) throws IOException {
        Address nameServer = Address.local(port(site));
        return Probe.accepts(Address.local(port(site) + BROKER)) && new NameServer(nameServer).knows(Topics.ALL);
    }
}
