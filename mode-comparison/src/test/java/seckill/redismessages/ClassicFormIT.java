package seckill.redismessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.checkout.ticket.Admission.Answer;
import seckill.checkout.ticket.Tickets.End;
import seckill.checkout.ticket.redis.ClassicAdmission;
import seckill.checkout.ticket.redis.RedisTickets;
import seckill.stock.api.StockLine;

/** Prepare, take and submit, with the counters on one server and the journal on another, and death in between. */
@Tag("database")
class ClassicFormIT {

    private static final Duration KEPT_FOR = Duration.ofDays(1);
    private static final List<StockLine> ONE = List.of(LastUnit.LINE);
    private static final int UNITS = 5;

    private static RedisServer journal;
    private static RedisServer counters;

    @BeforeAll
    static void start(@TempDir Path dir) throws IOException {
        journal = RedisServer.start(dir.resolve("journal"));
        counters = RedisServer.start(dir.resolve("counters"));
        journal.awaitReady();
        counters.awaitReady();
    }

    @AfterAll
    static void stop() {
        journal.close();
        counters.close();
    }

    @BeforeEach
    void open() {
        journal.loseEverything();
        counters.loseEverything();
        counters.set(LastUnit.COUNTER, UNITS);
    }

    @Test
    void every_unit_that_is_taken_is_journaled_once() {
        ClassicAdmission admission = admission();

        List<Answer> answers = IntStream.range(0, 50)
                .parallel()
                .mapToObj(n -> admission.admit("buyer-%04d".formatted(n), ONE))
                .toList();

        assertThat(answers.stream().filter(Answer.TICKET::equals)).hasSize(UNITS);
        assertThat(answers).containsOnly(Answer.TICKET, Answer.SOLD_OUT);
        assertThat(journal.journaled()).isEqualTo(UNITS);
        assertThat(counters.number(LastUnit.COUNTER)).isZero();
    }

    @Test
    void the_buyer_of_the_last_unit_who_asks_again_has_it() {
        ClassicAdmission admission = admission();
        counters.set(LastUnit.COUNTER, 1);

        assertThat(admission.admit("buyer-0001", ONE)).isEqualTo(Answer.TICKET);
        assertThat(admission.admit("buyer-0001", ONE)).isEqualTo(Answer.ALREADY);
        assertThat(admission.admit("buyer-0002", ONE)).isEqualTo(Answer.SOLD_OUT);
        assertThat(journal.journaled()).isEqualTo(1);
    }

    @Test
    void who_dies_after_taking_is_submitted_by_the_check_back() {
        takenAndNotSubmitted(admission());
    }

    @Test
    void who_dies_before_taking_is_given_up_and_comes_too_late() {
        preparedAndNotTaken(admission());
    }

    /** The negative control: a check-back that only looks gives up what is taken a moment later. */
    @Test
    void without_the_mark_a_late_taker_has_a_unit_that_nobody_journals() {
        ClassicAdmission forgetful = broken("fence", "", "check-back", "redis.call('HSET', KEYS[1], 'state', 'GIVEN_UP')");

        assertThatThrownBy(() -> preparedAndNotTaken(forgetful)).isInstanceOf(AssertionError.class);
    }

    /** The negative control: a fence that is forgotten before anybody asks. */
    @Test
    void with_a_fence_that_expires_before_the_check_back_a_taken_unit_is_lost() {
        ClassicAdmission hasty = broken("fence", "redis.call('HSET', KEYS[1], 'state', 'ADMITTED')", "check-back", "");

        assertThatThrownBy(() -> takenAndNotSubmitted(hasty)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_journal_that_lost_its_data_gets_the_checkout_again_and_no_unit_is_taken_twice() {
        ClassicAdmission admission = admission();
        admission.admit("buyer-0005", ONE);
        journal.loseEverything();

        assertThat(admission.again("buyer-0005", ONE)).isEqualTo(Answer.TICKET);
        assertThat(admission.again("buyer-0005", ONE)).isEqualTo(Answer.ALREADY);

        assertThat(journal.journaled()).isEqualTo(1);
        assertThat(counters.number(LastUnit.COUNTER)).isEqualTo(UNITS - 1);
    }

    @Test
    void a_returned_ticket_gives_back_at_the_server_of_the_counters() {
        admission().admit("buyer-0006", ONE);

        new RedisTickets(counters.client(), KEPT_FOR).end(Map.of("buyer-0006", End.RETURNED));

        assertThat(counters.number(LastUnit.COUNTER)).isEqualTo(UNITS);
    }

    /** Fails when a unit is gone that is not in the journal. */
    private static void takenAndNotSubmitted(ClassicAdmission admission) {
        admission.prepare("buyer-0003");
        admission.take("buyer-0003", ONE, "test");

        admission.checkBack();
        admission.checkBack();

        everyUnitIsCountedOrJournaled();
        assertThat(journal.journaled()).isEqualTo(1);
        assertThat(admission.admit("buyer-0003", ONE)).isEqualTo(Answer.ALREADY);
    }

    private static void preparedAndNotTaken(ClassicAdmission admission) {
        admission.prepare("buyer-0004");
        admission.checkBack();

        Answer late = admission.take("buyer-0004", ONE, "test");

        everyUnitIsCountedOrJournaled();
        assertThat(late).isEqualTo(Answer.GIVEN_UP);
        assertThat(admission.admit("buyer-0004", ONE)).isEqualTo(Answer.GIVEN_UP);
        assertThat(admission.again("buyer-0004", ONE)).isEqualTo(Answer.GIVEN_UP);
        assertThat(journal.journaled()).isZero();
    }

    private static void everyUnitIsCountedOrJournaled() {
        assertThat(counters.number(LastUnit.COUNTER) + journal.journaled()).as("units").isEqualTo(UNITS);
    }

    private static ClassicAdmission admission() {
        return new ClassicAdmission(journal.client(), counters.client(), Duration.ZERO, KEPT_FOR);
    }

    /** With a line of a script left out; empty leaves it whole. */
    private static ClassicAdmission broken(String fence, String fenceLine, String checkBack, String checkBackLine) {
        return new ClassicAdmission(
                journal.client(), counters.client(), Duration.ZERO, KEPT_FOR, without(fence, fenceLine), without(checkBack, checkBackLine));
    }

    private static String without(String script, String line) {
        try (InputStream file = ClassicAdmission.class.getResourceAsStream("/redis/" + script + ".lua")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains(line);
            return line.isEmpty() ? text : text.replace(line, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
