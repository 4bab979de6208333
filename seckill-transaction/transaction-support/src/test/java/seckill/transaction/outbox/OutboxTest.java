package seckill.transaction.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.participant.Publishing;
import seckill.participant.Reply;
import seckill.transaction.PaperDatabase;
import seckill.transaction.message.Letter;
import seckill.transaction.message.LettersUnavailableException;

/** What a relay does with letters it claimed; which ones it may claim is SQL, and the specs on real databases have that. */
class OutboxTest {

    private static final String CLAIM = "FOR UPDATE SKIP LOCKED";

    private final PaperDatabase database = new PaperDatabase();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, RuntimeException> unsendable = new HashMap<>();

    // writing

    @Test
    void a_letter_is_a_row_of_the_change_that_it_tells_of_and_the_relay_hears_of_the_commit() {
        PlatformTransactionManager transactions = database.transactions();
        List<String> woken = new ArrayList<>();
        Outbox outbox = new Outbox(database.dataSource(), () -> woken.add("woken"));
        FirstLetterByOutbox first = new FirstLetterByOutbox(outbox);
        assertThat(first.how()).isEqualTo(Publishing.OUTBOX);

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(first.begin(letter(1), inTheSame -> {
                        inTheSame.run();
                        return Reply.done();
                    }))
                    .isEqualTo(Reply.done());
            assertThat(woken).isEmpty();
        });
        assertThat(woken).hasSize(1);
        assertThat(database.asked()).anyMatch(it -> it.startsWith("INSERT INTO outbox (") && it.endsWith("[letter-1, stops, order-1, {}, null]"));

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            outbox.write(letter(2));
            status.setRollbackOnly();
        });
        assertThat(woken).hasSize(1);
    }

    @Test
    void without_a_transaction_no_letter_is_written() {
        assertThatThrownBy(() -> new Outbox(database.dataSource(), () -> {}).write(letter(1))).isInstanceOf(IllegalStateException.class);
        assertThat(database.asked()).isEmpty();
    }

    // sending

    @Test
    void claimed_letters_are_sent_outside_of_a_transaction_and_marked() {
        OutboxRelay relay = relay(claimed(1, 2));
        assertThat(relay.round()).isTrue();
        assertThat(sent).containsExactlyInAnyOrder("letter-1", "letter-2");
        assertThat(events()).containsExactly("BEGIN", "SELECT", "UPDATE", "COMMIT", "UPDATE");
        assertThat(database.asked().get(1)).endsWith("LIMIT ? FOR UPDATE SKIP LOCKED [32]");
        assertThat(database.asked().get(2)).endsWith("[relay-1, 20000000, 1, 2]");
        assertThat(database.asked().get(4)).contains("SET published_at").endsWith("IN (?, ?) [1, 2]");
        assertThat(relay.backOff()).isZero();
    }

    @Test
    void when_there_is_nothing_to_send_nothing_is_marked() {
        assertThat(relay(List.of()).round()).isFalse();
        assertThat(events()).containsExactly("BEGIN", "SELECT", "COMMIT");
    }

    @Test
    void a_broker_that_is_away_gets_one_letter_at_a_time_after_pauses_that_double_up_to_an_end() {
        OutboxRelay relay = relay(claimed(1));
        unsendable.put("letter-1", new LettersUnavailableException("away"));
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            relay.round();
            pauses.add(relay.backOff());
        }
        assertThat(pauses).extracting(Duration::toMillis).containsExactly(100L, 200L, 400L, 800L, 1_600L, 2_000L, 2_000L);
        assertThat(database.asked()).filteredOn(it -> it.contains(CLAIM)).element(1).asString().endsWith("[1]");
        assertThat(database.asked()).noneMatch(it -> it.contains("SET published_at"))
                .anyMatch(it -> it.contains("SET claimed_until") && it.endsWith("[0, relay-1, 1]")); // anybody's at once

        unsendable.clear();
        relay.round();
        assertThat(relay.backOff()).isZero();
    }

    @Test
    void a_letter_that_is_not_accepted_waits_longer_each_time_and_keeps_no_other() {
        unsendable.put("letter-1", new IllegalArgumentException("too large"));
        OutboxRelay relay = relay(List.of(row(1, 0), row(2, 0)), List.<Object[]>of(row(1, 3)), List.<Object[]>of(row(1, 5)), List.<Object[]>of(row(1, 6)), List.<Object[]>of(row(1, 90)));
        for (int i = 0; i < 5; i++) {
            relay.round();
        }
        assertThat(sent).containsExactly("letter-2");
        assertThat(relay.backOff()).isZero();
        assertThat(database.asked().stream().filter(it -> it.contains("SET claimed_until = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND WHERE")))
                .extracting(it -> it.substring(it.lastIndexOf('[')))
                .containsExactly(
                        "[1000000, relay-1, 1]", "[8000000, relay-1, 1]", "[32000000, relay-1, 1]", "[60000000, relay-1, 1]", "[60000000, relay-1, 1]");
    }

    @Test
    void of_a_batch_only_what_the_broker_has_is_marked() {
        unsendable.put("letter-2", new LettersUnavailableException("away"));
        OutboxRelay relay = relay(claimed(1, 2, 3));
        assertThat(relay.round()).isTrue();
        assertThat(database.asked()).anyMatch(it -> it.contains("SET published_at") && it.endsWith("[1, 3]"))
                .anyMatch(it -> it.endsWith("[0, relay-1, 2]"));
        assertThat(relay.backOff()).isPositive();
    }

    @Test
    void a_database_that_fails_slows_down_and_what_was_sent_is_sent_again() {
        database.answers("SET published_at", new java.sql.SQLException("gone", "08S01", 0));
        OutboxRelay relay = relay(claimed(1));
        assertThat(relay.round()).isFalse();
        assertThat(relay.backOff()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void letters_that_were_sent_long_ago_are_deleted_a_thousand_at_a_time() {
        database.answers("DELETE", 1_000, 5);
        OutboxRelay relay = new OutboxRelay(
                database.dataSource(), it -> {}, OutboxSettings.byDefault().withKeep(Duration.ofHours(1), Duration.ZERO), "relay-1");
        relay.purgeNowAndThen();
        relay.purgeNowAndThen();
        assertThat(database.asked()).hasSize(2)
                .allMatch(it -> it.equals("DELETE FROM outbox WHERE published_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND LIMIT 1000 [3600000000]"));

        OutboxRelay patient = relay(List.of());
        patient.purgeNowAndThen(); // a minute has not passed
        assertThat(database.asked()).hasSize(2);
    }

    @Test
    void where_there_were_as_many_as_can_be_deleted_at_a_time_there_may_be_more_and_else_it_rests() {
        database.answers("DELETE", 1_000, 5);
        OutboxRelay relay = new OutboxRelay(database.dataSource(), it -> {},
                OutboxSettings.byDefault().withKeep(Duration.ofHours(1), Duration.ofSeconds(1)), "relay-1");
        await().pollInSameThread().until(() -> {
            relay.purgeNowAndThen();
            return !database.asked().isEmpty();
        });
        relay.purgeNowAndThen(); // at once, for there were a thousand
        relay.purgeNowAndThen(); // not within a second, for there were five
        assertThat(database.asked()).hasSize(2);
    }

    @Test
    void letters_that_cannot_be_deleted_stay_for_now() {
        database.answers("DELETE", new java.sql.SQLTransactionRollbackException("deadlock", "40001", 1213));
        OutboxRelay relay = new OutboxRelay(
                database.dataSource(), it -> {}, OutboxSettings.byDefault().withKeep(Duration.ofHours(1), Duration.ZERO), "relay-1");
        relay.purgeNowAndThen();
        relay.purgeNowAndThen();
        assertThat(database.asked()).hasSize(2);
    }

    @Test
    void it_says_how_far_it_is_behind() {
        database.answers("SELECT COUNT", List.<Object[]>of(new Object[] {3L, 4_999L}));
        assertThat(relay(List.of()).lag()).isEqualTo(new OutboxLag(3, 4));
    }

    // as a thread

    @Test
    void a_relay_that_is_woken_sends_at_once_and_one_that_is_stopped_nothing_more() {
        database.answers(CLAIM, List.of(), claimed(1), List.of());
        OutboxSettings sleepy = new OutboxSettings(
                32, Duration.ofSeconds(20), Duration.ofHours(1), Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ZERO, 1_000);
        OutboxRelay relay = new OutboxRelay(database.dataSource(), it -> sent.add(it.id()), sleepy, "relay-1");
        assertThat(relay.isRunning()).isFalse();
        relay.stop();
        relay.start();
        assertThat(relay.isRunning()).isTrue();
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            relay.wake();
            return !sent.isEmpty() && database.asked().stream().anyMatch(it -> it.startsWith("DELETE")); // where nothing is to be sent
        });
        relay.stop();
        assertThat(relay.isRunning()).isFalse();
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(it -> it.getName().equals("outbox-relay"));
    }

    @Test
    void an_outbox_sends_something_and_rests_in_between() {
        Duration some = Duration.ofSeconds(1);
        assertThat(new OutboxSettings(1, some, some, some, some, some, some, 1).batchMax()).isOne();
        refused(() -> new OutboxSettings(0, some, some, some, some, some, some, 1));
        refused(() -> new OutboxSettings(1, some, some, some, some, some, some, 0));
        refused(() -> new OutboxSettings(1, Duration.ZERO, some, some, some, some, some, 1));
        refused(() -> new OutboxSettings(1, some, Duration.ZERO, some, some, some, some, 1));
    }

    private static void refused(Runnable settings) {
        assertThatThrownBy(settings::run).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_setting_is_changed_by_itself() {
        OutboxSettings settings = OutboxSettings.byDefault();
        assertThat(settings.withLease(Duration.ofSeconds(3)).lease()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.withKeep(Duration.ofSeconds(3), Duration.ofSeconds(4)))
                .extracting(OutboxSettings::keep, OutboxSettings::purgeEvery)
                .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }

    private OutboxRelay relay(List<?>... claims) {
        database.answers(CLAIM, (Object[]) claims);
        return new OutboxRelay(database.dataSource(), this::publish, OutboxSettings.byDefault(), "relay-1");
    }

    private void publish(Letter letter) {
        if (unsendable.containsKey(letter.id())) {
            throw unsendable.get(letter.id());
        }
        sent.add(letter.id());
    }

    private static List<Object[]> claimed(int... numbers) {
        return IntStream.of(numbers).mapToObj(it -> row(it, 0)).toList();
    }

    private static Object[] row(int n, int attempts) {
        return new Object[] {(long) n, attempts, "letter-" + n, "stops", "order-" + n, "{}", null};
    }

    private static Letter letter(int n) {
        return new Letter("letter-" + n, "stops", "order-" + n, "{}");
    }

    private List<String> events() {
        return database.asked().stream().map(it -> it.split(" ")[0]).toList();
    }
}
