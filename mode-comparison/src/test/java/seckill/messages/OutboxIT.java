package seckill.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import seckill.transaction.message.Letter;
import seckill.transaction.message.Letters;
import seckill.transaction.outbox.Outbox;
import seckill.transaction.outbox.OutboxLag;
import seckill.transaction.outbox.OutboxRelay;
import seckill.transaction.outbox.OutboxSender;
import seckill.transaction.outbox.OutboxSettings;

/** From the transaction that writes a letter to whoever carries it. */
@Tag("database")
class OutboxIT {

    private static final Duration SHORTLY = Duration.ofSeconds(20);
    private static final OutboxLag NONE = new OutboxLag(0, 0);

    private static Bench bench;

    private final Carrier carrier = new Carrier();
    private final List<OutboxRelay> relays = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        bench = Bench.start(dir);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @AfterEach
    void stopRelays() {
        relays.forEach(OutboxRelay::stop);
    }

    @Test
    void a_letter_leaves_when_its_transaction_is_committed_and_never_when_it_is_not() {
        OutboxRelay relay = relay(carrier, OutboxSettings.byDefault());
        Outbox outbox = new Outbox(bench.pool(), relay::wake);

        bench.inTransaction(() -> {
            bench.effect("committed");
            outbox.write(letter("committed", "a"));
        });
        assertThatThrownBy(() -> bench.inTransaction(() -> {
                    bench.effect("rolled-back");
                    outbox.write(letter("rolled-back", "a"));
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessage("changed its mind");
        write(outbox, "later", "a");

        await().atMost(SHORTLY).until(() -> carrier.ids().contains("later"));
        assertThat(carrier.ids()).containsExactly("committed", "later");
        assertThat(bench.effects("committed")).isEqualTo(1);
        assertThat(bench.effects("rolled-back")).isZero();
    }

    @Test
    void a_letter_without_a_transaction_is_refused() {
        assertThatThrownBy(() -> new Outbox(bench.pool(), () -> {}).write(letter("alone", "a")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoever_commits_a_letter_wakes_the_relay_of_his_process() {
        OutboxSettings sleepy = new OutboxSettings(
                32, Duration.ofSeconds(20), Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofMinutes(1),
                Duration.ofHours(1), Duration.ofMinutes(1), 1_000);
        OutboxRelay relay = relay(carrier, sleepy);
        Outbox outbox = new Outbox(bench.pool(), relay::wake);

        for (int i = 0; i < 5; i++) {
            String id = "letter-" + i;
            write(outbox, id, "a");
            await(id).atMost(SHORTLY).until(() -> carrier.ids().contains(id));
        }
    }

    @Test
    void a_letter_that_nobody_tells_of_is_found() {
        relay(carrier, OutboxSettings.byDefault());

        write(new Outbox(bench.pool(), () -> {}), "left-by-the-dead", "a");

        await().atMost(SHORTLY).until(() -> carrier.ids().contains("left-by-the-dead"));
    }

    @Test
    void letters_of_one_key_stay_in_order_whichever_of_three_relays_sends_them_and_each_leaves_once() {
        int keys = 20;
        int perKey = 15;
        Outbox outbox = new Outbox(bench.pool(), () -> relays.forEach(OutboxRelay::wake));
        for (int i = 0; i < 3; i++) {
            relay(carrier, OutboxSettings.byDefault());
        }

        for (int n = 0; n < perKey; n++) {
            for (int key = 0; key < keys; key++) {
                write(outbox, "key-" + key + "-" + n, "key-" + key);
            }
        }

        await().atMost(Duration.ofMinutes(1)).until(() -> relays.getFirst().lag().equals(NONE));
        for (int key = 0; key < keys; key++) {
            String prefix = "key-" + key;
            assertThat(carrier.idsOf(prefix))
                    .containsExactlyElementsOf(IntStream.range(0, perKey).mapToObj(n -> prefix + "-" + n).toList());
        }
    }

    @Test
    void while_nobody_carries_letters_they_wait_and_the_lag_tells_and_afterwards_all_leave() {
        OutboxRelay relay = relay(carrier, OutboxSettings.byDefault());
        Outbox outbox = new Outbox(bench.pool(), relay::wake);
        carrier.isAway(true);

        for (int i = 0; i < 100; i++) {
            write(outbox, "letter-" + i, "key-" + i);
        }

        await().atMost(SHORTLY).until(() -> relay.lag().oldestMs() > 1_000);
        assertThat(relay.lag().unsent()).isEqualTo(100);
        assertThat(carrier.ids()).isEmpty();

        carrier.isAway(false);

        await().atMost(SHORTLY).until(() -> relay.lag().equals(NONE));
        assertThat(carrier.ids()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void a_letter_that_is_not_accepted_holds_up_nobody_but_those_behind_it() {
        OutboxRelay relay = relay(carrier, OutboxSettings.byDefault());
        Outbox outbox = new Outbox(bench.pool(), relay::wake);
        carrier.refuses("bad");

        write(outbox, "bad", "a");
        write(outbox, "behind", "a");
        for (int i = 0; i < 50; i++) {
            write(outbox, "other-" + i, "b");
        }

        await().atMost(SHORTLY).until(() -> carrier.idsOf("b").size() == 50);
        assertThat(carrier.idsOf("a")).isEmpty();

        carrier.refuses("");

        await().atMost(SHORTLY).until(() -> carrier.idsOf("a").equals(List.of("bad", "behind")));
    }

    @Test
    void what_was_sent_long_ago_is_deleted_and_what_was_not_sent_is_not() {
        Outbox outbox = new Outbox(bench.pool(), () -> {});
        write(outbox, "old", "a");
        write(outbox, "young", "b");
        bench.sql().update("UPDATE outbox SET published_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR WHERE id = 'old'");
        bench.sql().update("UPDATE outbox SET created_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR WHERE id = 'young'");
        carrier.isAway(true);

        relay(carrier, OutboxSettings.byDefault().withKeep(Duration.ofMinutes(30), Duration.ZERO));
        carrier.isAway(false);

        await().atMost(SHORTLY).until(() -> rows("SELECT id FROM outbox WHERE id = 'old'").isEmpty());
        await().atMost(SHORTLY).until(() -> carrier.ids().contains("young"));
        assertThat(rows("SELECT id FROM outbox")).containsExactly("young");
    }

    @Test
    void the_letters_of_a_relay_that_hangs_are_sent_by_another_when_its_claim_is_over() {
        Outbox outbox = new Outbox(bench.pool(), () -> {});
        CountDownLatch never = new CountDownLatch(1);
        write(outbox, "taken-over", "a");
        OutboxSettings quick = OutboxSettings.byDefault().withLease(Duration.ofSeconds(2));
        relay(letter -> awaitForEver(never), quick);
        await().atMost(SHORTLY).until(() -> !rows("SELECT id FROM outbox WHERE claimed_by IS NOT NULL").isEmpty());

        OutboxRelay other = relay(carrier, quick);

        assertThat(carrier.ids()).as("the claim holds").isEmpty();
        await().atMost(SHORTLY).until(() -> other.lag().equals(NONE));
        assertThat(carrier.ids()).containsExactly("taken-over");
        never.countDown();
    }

    /** The control of the lease: mark it as being processed, commit, die. */
    @Test
    void a_relay_that_claims_without_a_lease_strands_the_letter_when_it_dies() {
        write(new Outbox(bench.pool(), () -> {}), "stranded", "a");
        assertThatThrownBy(() -> new StrandingRelay(bench.sql(), letter -> {
                    throw new IllegalStateException("dies here");
                })
                .send())
                .hasMessage("dies here");

        for (int i = 0; i < 10; i++) {
            new StrandingRelay(bench.sql(), carrier).send();
        }

        assertThat(carrier.ids()).as("its successors pass it over").isEmpty();
        assertThat(rows("SELECT id FROM outbox WHERE published_at IS NULL")).containsExactly("stranded");
    }

    @Test
    void an_application_with_an_outbox_shows_what_waits_in_its_meters_and_its_health() {
        carrier.isAway(true);
        try (AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext()) {
            application.registerBean(DataSource.class, bench::pool, definition -> definition.setDestroyMethodName(""));
            application.registerBean(Letters.class, () -> carrier);
            application.register(OutboxSender.class);
            application.refresh();
            MeterRegistry meters = new SimpleMeterRegistry();
            application.getBeansOfType(MeterBinder.class).values().forEach(it -> it.bindTo(meters));

            write(application.getBean(Outbox.class), "waits", "a");

            assertThat(meters.get("seckill.outbox.unsent").gauge().value()).isEqualTo(1);
            await().atMost(SHORTLY).until(() -> meters.get("seckill.outbox.oldest").gauge().value() >= 1);
            assertThat(application.getBean(HealthIndicator.class).health().getDetails()).containsEntry("unsent", 1L);
            carrier.isAway(false);
            await().atMost(SHORTLY).until(() -> meters.get("seckill.outbox.unsent").gauge().value() == 0);
        }
    }

    private OutboxRelay relay(Letters letters, OutboxSettings settings) {
        OutboxRelay relay = new OutboxRelay(bench.pool(), letters, settings, "relay-" + relays.size());
        relays.add(relay);
        relay.start();
        return relay;
    }

    private void write(Outbox outbox, String id, String key) {
        bench.inTransaction(() -> outbox.write(letter(id, key)));
    }

    private static Letter letter(String id, String key) {
        return new Letter(id, "topic", key, "{\"id\":\"" + id + "\"}");
    }

    private static List<String> rows(String query) {
        return bench.sql().queryForList(query, String.class);
    }

    private static void awaitForEver(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
