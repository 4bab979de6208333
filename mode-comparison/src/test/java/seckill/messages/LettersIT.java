package seckill.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.SmartLifecycle;
import seckill.participant.DeadLetter;
import seckill.transaction.message.Letter;
import seckill.transaction.message.LetterHandler;
import seckill.transaction.message.LettersUnavailableException;
import seckill.transaction.outbox.Outbox;
import seckill.transaction.outbox.OutboxLag;
import seckill.transaction.outbox.OutboxRelay;
import seckill.transaction.outbox.OutboxSettings;
import seckill.transaction.rocketmq.MessageSettings;
import seckill.transaction.rocketmq.ParkedLetters;
import seckill.transaction.rocketmq.RocketConnection;
import seckill.transaction.rocketmq.RocketLetterBox;
import seckill.transaction.rocketmq.RocketLetters;

/** Letters through the real broker, into the inbox of a participant. */
class LettersIT {

    /** A machine that has more to do than this takes its time to assign queues. */
    private static final Duration SHORTLY = Duration.ofSeconds(60);

    /** How long the broker is away; longer by {@code -Dletters.away=PT30S}. */
    private static final Duration AWAY = Duration.parse(System.getProperty("letters.away", "PT2S"));

    private static final MessageSettings SETTINGS = Broker.SETTINGS;

    private static Bench bench;
    private static Broker broker;
    private static RocketLetters letters;

    private final List<SmartLifecycle> open = new ArrayList<>();
    private String topic;
    private String group;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        bench = Bench.start(dir);
        broker = Broker.start(dir.resolve("broker"));
        letters = new RocketLetters(broker.connection(), SETTINGS, "specs");
    }

    @AfterAll
    static void stop() {
        try {
            letters.close();
        } finally {
            broker.close();
            bench.close();
        }
    }

    @BeforeEach
    void clear(TestInfo spec) throws Exception {
        bench.clear();
        topic = "t-" + Integer.toHexString(spec.getDisplayName().hashCode());
        group = "g-" + topic;
        broker.create(topic);
    }

    @AfterEach
    void close() {
        open.reversed().forEach(SmartLifecycle::stop);
    }

    @Test
    void a_letter_that_is_delivered_a_thousand_times_has_one_effect() {
        Inbox inbox = new Inbox(bench);
        box(inbox);

        try (ExecutorService some = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, 1_000).forEach(i -> some.submit(() -> send(letter("the-same-letter"))));
        }

        await().atMost(SHORTLY).until(() -> inbox.deliveries() >= 1_000);
        assertThat(bench.effects("the-same-letter")).isEqualTo(1);
    }

    @Test
    void a_letter_arrives_as_it_was_sent_also_when_it_comes_again() {
        List<Letter> arrived = new CopyOnWriteArrayList<>();
        box(letter -> {
            arrived.add(letter);
            if (arrived.size() < 3) {
                throw new IllegalStateException("once more, for this spec");
            }
        });
        Letter sent = new Letter("checkout/step:DO", topic, "order-1", "{\"name\":\"杯子\"}");

        send(sent);

        await().atMost(SHORTLY).until(() -> arrived.size() == 3);
        assertThat(arrived).containsOnly(sent);
    }

    @Test
    void letters_of_one_key_lie_in_one_queue() throws Exception {
        for (int i = 0; i < 20; i++) {
            send(new Letter("letter-" + i, topic, "the-same-order", "{}"));
        }

        assertThat(broker.sizes(topic)).singleElement().satisfies(size -> assertThat(size).isGreaterThanOrEqualTo(20L));
    }

    @Test
    void a_letter_that_nobody_can_take_in_is_parked_while_others_flow_and_is_replayed_once() {
        Inbox inbox = new Inbox(bench);
        Set<String> poison = ConcurrentHashMap.newKeySet();
        poison.add("poison-letter");
        ParkedLetters parked = parked(3);
        open(parked.box(topic, unless(poison, inbox)));

        send(letter("poison-letter"));
        for (int i = 0; i < 20; i++) {
            send(letter("good-letter-" + i));
        }

        await().atMost(SHORTLY).until(() -> bench.effects() == 20);
        await().atMost(SHORTLY).until(() -> parked.all().size() == 1);
        DeadLetter dead = parked.all().getFirst();
        assertThat(dead.letterId()).isEqualTo("poison-letter");
        assertThat(dead.topic()).isEqualTo(topic);
        assertThat(dead.body()).isEqualTo(letter("poison-letter").body());
        assertThat(dead.attempts()).isEqualTo(3);
        assertThat(dead.reason()).contains("poison, for this spec");
        assertThat(bench.effects("poison-letter")).isZero();

        poison.clear(); // somebody has mended the cause
        assertThat(parked.replay(dead.id(), "operator", "mended")).isEmpty();

        await().atMost(SHORTLY).until(() -> bench.effects("poison-letter") == 1);
        assertThat(parked.all()).isEmpty();
        assertThat(parked.replay(dead.id(), "operator", "again")).isEqualTo("it was decided before: REPLAY");
        assertThat(parked.drop(dead.id(), "operator", "again")).isEqualTo("it was decided before: REPLAY");
        assertThat(bench.sql().queryForList("SELECT CONCAT(decision, ' ', operator, ' ', why) FROM dead_letter", String.class))
                .containsExactly("REPLAY operator mended");
    }

    @Test
    void a_letter_that_is_dropped_is_remembered_with_whoever_dropped_it() {
        ParkedLetters parked = parked(1);
        open(parked.box(topic, letter -> {
            throw new IllegalStateException("poison, for this spec");
        }));
        send(letter("poison-letter"));
        await().atMost(SHORTLY).until(() -> parked.all().size() == 1);
        String id = parked.all().getFirst().id();

        assertThatThrownBy(() -> parked.drop(id, "operator", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(parked.drop(id, "operator", "a test order")).isEmpty();

        assertThat(parked.all()).isEmpty();
        assertThat(parked.replay(id, "operator", "after all")).isEqualTo("it was decided before: DROP");
        assertThat(parked.replay("unknown", "operator", "after all")).isEqualTo("no such letter is parked");
        assertThat(bench.sql().queryForList("SELECT CONCAT(decision, ' ', operator, ' ', why) FROM dead_letter", String.class))
                .containsExactly("DROP operator a test order");
    }

    @Test
    void a_relay_that_is_killed_between_the_acknowledgement_and_its_mark_sends_twice_and_the_effect_is_one(
            @TempDir Path dir) throws Exception {
        Inbox inbox = new Inbox(bench);
        box(inbox);
        bench.inTransaction(() -> new Outbox(bench.pool(), () -> {}).write(letter("sent-twice")));
        Process relay = relayProgram(dir);
        try {
            await().atMost(SHORTLY).until(() -> Files.readString(dir.resolve("output")).contains(RelayProgram.ACKNOWLEDGED));
        } finally {
            relay.destroyForcibly().onExit().join();
        }
        await().atMost(SHORTLY).until(() -> bench.effects("sent-twice") == 1);
        assertThat(unsent()).as("nobody has marked it").containsExactly("sent-twice");

        open(new OutboxRelay(bench.pool(), letters, OutboxSettings.byDefault(), "successor"));

        await().atMost(SHORTLY).until(() -> inbox.deliveries() == 2);
        await().atMost(SHORTLY).until(() -> unsent().isEmpty());
        assertThat(bench.effects("sent-twice")).isEqualTo(1);
    }

    /** The control of the outbox. */
    @Test
    void whoever_sends_within_his_transaction_and_then_rolls_back_has_told_of_what_never_was() {
        Set<String> told = ConcurrentHashMap.newKeySet();
        box(letter -> told.add(letter.id()));

        assertThatThrownBy(() -> bench.inTransaction(() -> {
                    bench.effect("never-was");
                    letters.publish(letter("never-was"));
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessage("changed its mind");

        await().atMost(SHORTLY).until(() -> told.contains("never-was"));
        assertThat(bench.effects("never-was")).isZero();
    }

    @Test
    void a_broker_that_comes_late_is_found_and_one_that_was_away_too(@TempDir Path dir) throws Exception {
        try (Broker late = Broker.notYet(dir);
                RocketLetters sender = new RocketLetters(late.connection(), SETTINGS, "specs")) {
            Inbox inbox = new Inbox(bench);
            open(RocketLetterBox.of(late.connection(), SETTINGS, topic, group, inbox));
            OutboxRelay relay = new OutboxRelay(bench.pool(), sender, OutboxSettings.byDefault(), "relay");
            open(relay);
            Outbox outbox = new Outbox(bench.pool(), relay::wake);
            assertThatThrownBy(() -> sender.publish(letter("nobody-there"))).isInstanceOf(LettersUnavailableException.class);
            bench.inTransaction(() -> outbox.write(letter("before-the-broker")));

            late.start();
            late.create(topic);

            await().atMost(SHORTLY).until(() -> bench.effects("before-the-broker") == 1);
            late.kill();
            for (int i = 0; i < 50; i++) {
                String id = "while-away-" + i;
                bench.inTransaction(() -> outbox.write(letter(id)));
            }
            await().atMost(SHORTLY).until(() -> relay.lag().oldestMs() > AWAY.toMillis());
            assertThat(relay.lag().unsent()).isEqualTo(50);

            late.start();

            await().atMost(SHORTLY).until(() -> relay.lag().equals(new OutboxLag(0, 0)));
            await().atMost(SHORTLY).until(() -> bench.effects() == 51);
            close();
        }
    }

    @Test
    void where_no_broker_is_configured_nothing_of_it_runs() {
        RocketConnection none = new RocketConnection("", Duration.ofSeconds(1));
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        RocketLetterBox box = RocketLetterBox.of(none, SETTINGS, topic, "nobody", letter -> {});
        RocketLetters sender = new RocketLetters(none, SETTINGS, "nobody");
        open(box);

        assertThatThrownBy(() -> sender.publish(letter("nowhere"))).isInstanceOf(LettersUnavailableException.class);

        assertThat(box.isRunning()).isFalse();
        assertThat(Thread.getAllStackTraces().keySet().stream().filter(it -> !before.contains(it)).map(Thread::getName))
                .noneMatch(name -> name.startsWith("look-") || name.contains("MQClient") || name.contains("NettyClient"));
    }

    /** As it has for two minutes when a broker dies and is soon back. */
    @Test
    void a_consumer_with_two_connections_takes_in_the_letters_of_all_queues() throws Exception {
        Inbox inbox = new Inbox(bench);
        box(inbox);
        send(letter("before-that"));
        await().atMost(SHORTLY).until(() -> bench.effects("before-that") == 1);
        try (SecondConnection second = SecondConnection.of(group, topic, broker)) {
            await("queues are shared again").pollDelay(Duration.ofSeconds(3)).until(() -> second.consumers().size() == 2);
            assertThat(Set.copyOf(second.consumers())).hasSize(1);

            for (int i = 0; i < 20; i++) {
                send(letter("of-any-queue-" + i));
            }

            await().atMost(SHORTLY).until(() -> bench.effects() == 21);
            assertThat(broker.sizes(topic)).as("letters in each queue").hasSize(4);
        }
    }

    private Process relayProgram(Path dir) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                        "-cp", System.getProperty("java.class.path"), RelayProgram.class.getName(),
                        bench.url(), broker.nameServer(), "1000")
                .redirectErrorStream(true)
                .redirectOutput(Files.createFile(dir.resolve("output")).toFile())
                .start();
    }

    /** Until it is acknowledged; a machine that is busy may make it arrive twice. */
    private static void send(Letter letter) {
        await().atMost(SHORTLY).ignoreException(LettersUnavailableException.class).until(() -> {
            letters.publish(letter);
            return true;
        });
    }

    private ParkedLetters parked(int attemptsMax) {
        ParkedLetters parked = new ParkedLetters(
                broker.connection(), SETTINGS.withAttempts(attemptsMax, 1), group, bench.pool(), letters);
        open(parked);
        return parked;
    }

    private void box(LetterHandler handler) {
        open(RocketLetterBox.of(broker.connection(), SETTINGS, topic, group, handler));
    }

    private void open(SmartLifecycle it) {
        it.start();
        open.add(it);
    }

    private static LetterHandler unless(Set<String> poison, LetterHandler handler) {
        return letter -> {
            if (poison.contains(letter.id())) {
                throw new IllegalStateException("poison, for this spec");
            }
            handler.take(letter);
        };
    }

    private Letter letter(String id) {
        return new Letter(id, topic, "order-" + id, "{\"id\":\"" + id + "\"}");
    }

    private static List<String> unsent() {
        return bench.sql().queryForList("SELECT id FROM outbox WHERE published_at IS NULL", String.class);
    }
}
