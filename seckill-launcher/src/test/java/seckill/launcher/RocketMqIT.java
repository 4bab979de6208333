package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.launcher.rocketmq.Letters;
import seckill.launcher.rocketmq.LettersLeft;
import seckill.launcher.rocketmq.NameServer;
import seckill.launcher.rocketmq.PlayedClient;
import seckill.launcher.rocketmq.Topics;

/** The real broker, started as a stack starts it: what the audit reads there, and what is left after its death. */
class RocketMqIT {

    /** From a decision to where the broker has gone through it: its own intervals, on a machine that is busy. */
    private static final Duration GONE_THROUGH = Duration.ofSeconds(20);

    private static final int LONGEST_DELAY = 11;
    private static final int QUEUES = 4;

    /** So many letters that it dies amid writing. */
    private static final int ENOUGH = 200;

    private static final List<HttpServer> GATEWAYS = new ArrayList<>();

    @TempDir static Path dir;
    static Home home;
    static Site site;
    static RunningProcesses running;

    @BeforeAll
    static void start() throws Exception {
        home = new Home(dir).create();
        running = new RunningProcesses(
                home, new RunningStack(Assembly.MODULES, Outside.NONE, "", Address.local(1), Address.local(1), List.of()));
        Ports ports = Ports.of(home, Map.of());
        // nothing of all the others is started
        Topology.of(Assembly.MODULES, Outside.NONE, false).forEach(component -> component.choosePorts(ports::keep));
        new RocketMq().choosePorts((name, usual, offsets) -> ports.choose(name, 25_876, offsets));
        Path root = Path.of("..").toAbsolutePath().normalize();
        site = new Site(root, home, Secrets.of(home), ports, null, Map.of());
        up();
    }

    @AfterAll
    static void stop() {
        GATEWAYS.forEach(gateway -> gateway.stop(0));
        running.stack().processes().forEach(p -> ProcessStop.now(p, Duration.ofSeconds(15)));
    }

    @Test
    void ready_means_that_every_topic_is_found_and_nothing_is_left() throws IOException {
        assertTrue(new NameServer(nameServer()).knows(Topics.ALL));
        assertFalse(new NameServer(nameServer()).knows(List.of("seckill-of-which-nobody-knows")));
    }

    @Test
    void letters_are_unread_until_their_group_has_read_them() throws IOException {
        String topic = "seckill-stops-stock";
        try (PlayedClient client = client()) {
            client.send(topic, 0);
            client.send(topic, 0);
            client.send(topic, 3);
            assertEquals(List.of(new Letters(topic, "nobody", 3)), of(topic, left().unread()));

            client.createGroup("seckill-stock");
            client.readUpTo(1, "seckill-stock", topic, 0);
            assertEquals(List.of(new Letters(topic, "seckill-stock", 2)), of(topic, left().unread()));

            client.readUpTo(2, "seckill-stock", topic, 0);
            client.readUpTo(1, "seckill-stock", topic, 3);
            assertEquals(List.of(), of(topic, left().unread()));
        }
    }

    @Test
    void a_letter_that_waits_for_its_next_try_is_left_and_a_dead_one_until_it_is_written_down() throws IOException {
        try (PlayedClient client = client()) {
            client.sendDelayed("seckill-stops-order", LONGEST_DELAY);
            assertEquals(1, LettersLeft.count(left().delayed()));

            String dead = "%DLQ%seckill-order";
            client.createTopic(dead);
            client.send(dead, 0);
            assertEquals(List.of(new Letters(dead, "nobody", 1)), of(dead, left().unread()));

            client.createGroup("seckill-order-parked");
            client.readUpTo(1, "seckill-order-parked", dead, 0);
            assertEquals(List.of(), of(dead, left().unread()));
        }
    }

    @Test
    void a_half_message_is_left_until_it_is_decided() throws IOException {
        try (PlayedClient client = client()) {
            Map<String, String> half = client.sendHalf("seckill-stops-payment");
            assertTrue(LettersLeft.count(left().half()) > 0);

            client.rollBack(half);

            assertTrue(Waiting.until(GONE_THROUGH, () -> left().half().isEmpty()), () -> "still there");
            assertEquals(List.of(), of("seckill-stops-payment", left().unread()));
        }
    }

    @Test
    void what_was_acknowledged_is_there_after_kill_9_and_after_a_stop() throws IOException {
        String topic = "seckill-checkout-ends";
        AtomicInteger acknowledged = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int queue = 0; queue < QUEUES; queue++) {
                int mine = queue;
                threads.submit(() -> sendUntilItDies(topic, mine, acknowledged));
            }
            assertTrue(Waiting.until(GONE_THROUGH, () -> acknowledged.get() > ENOUGH));
            ProcessStop.kill(running.stack().process(RocketMq.NAME).orElseThrow());
        }
        assertThrows(IOException.class, RocketMqIT::left);
        up();
        long there = LettersLeft.count(of(topic, left().unread()));
        // what was written when it died and not acknowledged any more may be there too, one of each sender
        assertTrue(there >= acknowledged.get() && there <= acknowledged.get() + QUEUES, () -> there + " of " + acknowledged);

        try (PlayedClient client = client()) {
            client.createGroup("seckill-gateway");
            for (int queue = 0; queue < QUEUES; queue++) {
                client.readUpTo(there, "seckill-gateway", topic, queue);
            }
        }
        ProcessStop.now(running.stack().process(RocketMq.NAME).orElseThrow(), Duration.ofSeconds(15));
        up();
        assertEquals(List.of(), of(topic, left().unread()));
    }

    @Test
    void a_mode_that_sends_messages_brings_the_broker_and_no_other_mode_does() throws Exception {
        BrokerOnDemand onDemand = new BrokerOnDemand(site.root(), home);
        RunningProcess before = running.stack().process(RocketMq.NAME).orElseThrow();
        onDemand.forMode("OUTBOX", Progress.NONE);
        assertEquals(before, RunningStack.read(home).orElseThrow().process(RocketMq.NAME).orElseThrow());

        ProcessStop.kill(before);
        onDemand.forMode("AT", Progress.NONE);
        assertFalse(RunningStack.read(home).orElseThrow().isPartlyAlive());
        onDemand.forMode("MQ_TX", Progress.NONE);

        running = new RunningProcesses(home, RunningStack.read(home).orElseThrow());
        assertTrue(running.stack().process(RocketMq.NAME).orElseThrow().isAlive());
        assertTrue(new NameServer(nameServer()).knows(Topics.ALL));
    }

    private static void sendUntilItDies(String topic, int queue, AtomicInteger acknowledged) {
        try (PlayedClient client = client()) {
            while (true) {
                client.send(topic, queue);
                acknowledged.incrementAndGet();
            }
        } catch (IOException dead) {
            return;
        }
    }

    @Test
    void a_mode_that_was_chosen_in_the_console_brings_the_broker_at_the_next_up() throws Exception {
        ProcessStop.kill(running.stack().process(RocketMq.NAME).orElseThrow());
        BrokerOnDemand onDemand = new BrokerOnDemand(site.root(), home);

        assertFalse(onDemand.forChosenModes(withGatewayInMode("AT"), Progress.NONE));
        assertTrue(onDemand.forChosenModes(withGatewayInMode("OUTBOX"), Progress.NONE));

        running = new RunningProcesses(home, RunningStack.read(home).orElseThrow());
        assertTrue(new NameServer(nameServer()).knows(Topics.ALL));
    }

    /** What runs, below a gateway that says no more than this. */
    private static RunningStack withGatewayInMode(String mode) throws IOException {
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(gateway, "/api/sessions", "{\"token\":\"t\"}");
        answer(gateway, "/api/console/scenarios",
                "[{\"scenario\":\"buy-now\",\"mode\":\"%s\",\"epoch\":1,\"modes\":[]}]".formatted(mode));
        gateway.start();
        GATEWAYS.add(gateway);
        RunningStack stack = running.stack();
        return new RunningStack(
                stack.assembly(),
                stack.external(),
                "http://127.0.0.1:" + gateway.getAddress().getPort(),
                stack.database(),
                stack.redis(),
                stack.processes());
    }

    private static void answer(HttpServer server, String path, String body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length());
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static void up() {
        new RocketMq().choosePorts(Ports.of(home, Map.of())::keepFree);
        new StackStart(site, List.of(new RocketMq()), running, Progress.NONE).run();
    }

    private static Address nameServer() {
        return Address.local(new RocketMq().port(site));
    }

    private static PlayedClient client() throws IOException {
        return PlayedClient.of(Address.local(new RocketMq().port(site) + 1_035));
    }

    private static LettersLeft left() throws IOException {
        return LettersLeft.at(nameServer());
    }

    private static List<Letters> of(String topic, List<Letters> all) {
        return all.stream().filter(letters -> letters.topic().equals(topic)).toList();
    }
}
