package seckill.redismessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.checkout.ticket.Admission;
import seckill.checkout.ticket.Admission.Answer;
import seckill.checkout.ticket.Journal;
import seckill.checkout.ticket.Journal.Entry;
import seckill.checkout.ticket.TicketSettings;
import seckill.checkout.ticket.Tickets;
import seckill.checkout.ticket.Tickets.End;
import seckill.checkout.ticket.redis.RedisAdmission;
import seckill.checkout.ticket.redis.RedisJournal;
import seckill.checkout.ticket.redis.RedisTickets;
import seckill.stock.api.StockLine;

/** What Redis keeps of an admission: the ticket first, then units and journal as one thing, and nothing of it twice. */
class AdmissionIT {

    private static final StockLine ONE = LastUnit.LINE;
    private static final StockLine OTHER = new StockLine(8, 0, 2);
    private static final String OTHER_COUNTER = "{admission}:units:0:8";

    /** Leases that are over at once, so that nothing has to be waited for. */
    private static final TicketSettings AT_ONCE = new TicketSettings(
            1, 64, Duration.ofMillis(2), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(2), 3, "", "",
            Duration.ofSeconds(1), Duration.ofDays(1));

    private static RedisServer redis;
    private static Admission admission;
    private static Tickets tickets;

    @BeforeAll
    static void start(@TempDir Path dir) throws IOException {
        redis = RedisServer.start(dir);
        redis.awaitReady();
        admission = new RedisAdmission(redis.client());
        tickets = new RedisTickets(redis.client(), Duration.ofDays(1));
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void open() {
        redis.loseEverything();
    }

    @Test
    void the_last_unit_is_not_lost_when_its_buyer_asks_again() {
        LastUnit.isNotLost(redis, admission);
    }

    /** The negative control: who looks for units first tells the buyer of the last one that there is none. */
    @Test
    void with_the_stock_tested_before_the_ticket_the_last_unit_is_lost() throws IOException {
        Admission broken = new RedisAdmission(redis.client(), stockFirst());

        assertThatThrownBy(() -> LastUnit.isNotLost(redis, broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("SOLD_OUT");
    }

    @Test
    void two_hundred_at_once_get_twenty_tickets_for_twenty_units_and_each_is_journaled_once() {
        redis.set(LastUnit.COUNTER, 20);

        List<Answer> answers = IntStream.range(0, 200)
                .parallel()
                .mapToObj(n -> UUID.randomUUID().toString())
                .map(ticket -> both(ticket))
                .toList();

        assertThat(Collections.frequency(answers, Answer.TICKET)).isEqualTo(20);
        assertThat(Collections.frequency(answers, Answer.SOLD_OUT)).isEqualTo(180);
        assertThat(redis.number(LastUnit.COUNTER)).isZero();
        assertThat(redis.journaled()).isEqualTo(20);
    }

    /** Asks twice, as a client does that has lost the first answer. */
    private static Answer both(String ticket) {
        Answer first = admission.admit(ticket, List.of(ONE));
        Answer second = admission.admit(ticket, List.of(ONE));
        assertThat(second).isEqualTo(first == Answer.TICKET ? Answer.ALREADY : Answer.SOLD_OUT);
        return first;
    }

    @Test
    void of_a_cart_all_lines_are_taken_or_none() {
        redis.set(LastUnit.COUNTER, 5);
        redis.set(OTHER_COUNTER, 1);

        assertThat(admission.admit("cart-0001", List.of(ONE, OTHER))).isEqualTo(Answer.SOLD_OUT);
        assertThat(redis.number(LastUnit.COUNTER)).isEqualTo(5);
        assertThat(redis.journaled()).isZero();
    }

    @Test
    void where_nothing_is_counted_everybody_is_admitted() {
        assertThat(admission.admit("cart-0002", List.of(ONE, OTHER))).isEqualTo(Answer.TICKET);
        assertThat(redis.client().getKeys().countExists(LastUnit.COUNTER)).isZero();
    }

    @Test
    void a_returned_ticket_gives_its_units_back_once_however_often_it_ends() {
        redis.set(LastUnit.COUNTER, 5);
        redis.set(OTHER_COUNTER, 5);
        admission.admit("cart-0003", List.of(ONE, OTHER));
        assertThat(redis.number(OTHER_COUNTER)).isEqualTo(3);

        IntStream.range(0, 500).parallel().forEach(n -> tickets.end(Map.of("cart-0003", End.RETURNED)));
        tickets.end(Map.of("cart-0003", End.ORDERED));
        tickets.end(Map.of("cart-0003", End.RETURNED));

        assertThat(redis.number(LastUnit.COUNTER)).isEqualTo(5);
        assertThat(redis.number(OTHER_COUNTER)).isEqualTo(5);
    }

    @Test
    void what_was_ordered_gives_back_when_it_is_given_up_and_a_counter_that_has_gone_stays_so() {
        redis.set(LastUnit.COUNTER, 5);
        redis.set(OTHER_COUNTER, 5);
        admission.admit("cart-0004", List.of(ONE, OTHER));
        tickets.end(Map.of("cart-0004", End.ORDERED));
        assertThat(redis.number(LastUnit.COUNTER)).isEqualTo(4);
        redis.client().getKeys().delete(OTHER_COUNTER);

        tickets.end(Map.of("cart-0004", End.RETURNED));

        assertThat(redis.number(LastUnit.COUNTER)).isEqualTo(5);
        assertThat(redis.client().getKeys().countExists(OTHER_COUNTER)).isZero();
    }

    @Test
    void a_server_that_was_killed_has_the_same_entries_under_the_same_ids() {
        Journal journal = journal("reader-1", AT_ONCE);
        redis.set(LastUnit.COUNTER, 9);
        IntStream.range(0, 5).forEach(n -> admission.admit("killed-00" + n, List.of(ONE)));
        List<Entry> read = journal.read(3, Duration.ofMillis(100));
        assertThat(read).hasSize(3);

        redis.kill();
        redis.start();
        redis.awaitReady();

        assertThat(redis.number(LastUnit.COUNTER)).isEqualTo(4);
        assertThat(redis.journaled()).isEqualTo(5);
        List<Entry> claimed = journal("reader-2", AT_ONCE).claim(10);
        assertThat(claimed).extracting(Entry::id).containsExactlyElementsOf(read.stream().map(Entry::id).toList());
        journal.done(claimed);
        assertThat(redis.journaled()).isEqualTo(2);
    }

    @Test
    void an_entry_is_claimed_when_its_lease_is_over_and_not_before() {
        Journal slow = journal("reader-1", new TicketSettings(
                1, 64, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMillis(1), Duration.ofSeconds(1), 3, "", "",
                Duration.ofSeconds(1), Duration.ofDays(1)));
        admission.admit("leased-001", List.of());
        assertThat(slow.read(10, Duration.ofMillis(100))).hasSize(1);

        assertThat(slow.claim(10)).isEmpty();
        assertThat(claimed(journal("reader-2", AT_ONCE))).extracting(Entry::checkout).containsExactly("leased-001");
    }

    @Test
    void what_is_tried_too_often_is_parked_with_its_trouble_and_can_be_replayed() {
        Journal journal = journal("reader-1", AT_ONCE);
        admission.admit("poison-001", List.of());
        admission.admit("sound-0001", List.of());
        List<Entry> left = journal.read(10, Duration.ofMillis(100));
        for (int attempts = 1; !left.isEmpty(); attempts++) {
            assertThat(attempts).isLessThanOrEqualTo(AT_ONCE.attemptsMax());
            for (Entry entry : left) {
                if (entry.checkout().equals("poison-001")) {
                    journal.defer(entry, "it is poison");
                } else {
                    journal.done(List.of(entry));
                }
            }
            left = claimed(journal);
        }

        assertThat(journal.parked()).containsExactly(Map.entry("poison-001", "3 it is poison"));
        assertThat(redis.journaled()).isZero();
        assertThat(admission.again("poison-001", List.of())).isEqualTo(Answer.ALREADY);
        assertThat(redis.journaled()).as("what is parked waits for somebody to replay it").isZero();
        assertThat(journal.replay("poison-001")).isTrue();
        assertThat(journal.replay("poison-001")).as("once").isFalse();
        assertThat(journal.read(10, Duration.ofMillis(100))).extracting(Entry::checkout).containsExactly("poison-001");
    }

    @Test
    void what_the_server_has_lost_is_journaled_again_once() {
        redis.set(LastUnit.COUNTER, 5);
        Journal journal = journal("reader-1", AT_ONCE);
        admission.admit("lost-00001", List.of(ONE));
        assertThat(journal.read(10, Duration.ofMillis(100))).hasSize(1);

        redis.loseEverything();

        assertThat(admission.again("lost-00001", List.of(ONE))).isEqualTo(Answer.TICKET);
        assertThat(admission.again("lost-00001", List.of(ONE))).isEqualTo(Answer.ALREADY);
        assertThat(journal.read(10, Duration.ofMillis(100))).extracting(Entry::checkout).containsExactly("lost-00001");
    }

    @Test
    void what_was_begun_is_journaled_again_even_when_the_counter_says_sold_out() {
        redis.set(LastUnit.COUNTER, 0);

        assertThat(admission.again("begun-0001", List.of(ONE))).isEqualTo(Answer.TICKET);
        assertThat(redis.number(LastUnit.COUNTER)).isZero();
        assertThat(redis.journaled()).isEqualTo(1);
    }

    private static List<Entry> claimed(Journal journal) {
        return await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> journal.claim(10), it -> !it.isEmpty() || redis.journaled() == 0);
    }

    private static Journal journal(String reader, TicketSettings settings) {
        return new RedisJournal(redis.client(), reader, settings);
    }

    /** The script of the shop, with the test for units moved before the look at the ticket. */
    private static String stockFirst() throws IOException {
        try (InputStream file = RedisAdmission.class.getResourceAsStream("/redis/admit.lua")) {
            String script = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int ticket = script.indexOf("local entry =");
            int units = script.indexOf("for line = 4");
            int taking = script.indexOf("for line = 4", units + 1);
            assertThat(ticket).isPositive().isLessThan(units);
            return script.substring(0, ticket) + script.substring(units, taking) + script.substring(ticket, units)
                    + script.substring(taking);
        }
    }
}
