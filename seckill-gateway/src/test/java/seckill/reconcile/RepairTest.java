package seckill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import seckill.participant.CommandId;
import seckill.participant.RepairRefusal;
import seckill.participant.Reply;
import seckill.trail.Deed;
import seckill.trail.PaperTrail;

/** What becomes of a discrepancy whose repair was approved. */
class RepairTest {

    private final List<String> sent = new ArrayList<>();
    private final PaperDiscrepancies discrepancies = new PaperDiscrepancies();
    private final PaperTrail trail = new PaperTrail();
    private final Shelf shelf = new Shelf();
    private final Repair repair = new Repair(
            new Reconcile(lookingAtNoOrders(), List.of(shelf), discrepancies, null, SETTINGS, CLOCK), discrepancies, trail, CLOCK);

    private static final Clock CLOCK = Clock.fixed(PaperOrder.NOON, ZoneOffset.UTC);
    private static final ReconcileSettings SETTINGS = new ReconcileSettings(
            Duration.ofSeconds(30), 10, Duration.ofSeconds(30), Duration.ofMinutes(5), 10, LocalTime.NOON);

    @BeforeEach
    void something_is_wrong() {
        discrepancies.found(shelf.all(), PaperOrder.NOON, PaperOrder.NOON);
    }

    @Test
    void it_is_repaired_when_it_is_found_no_longer() {
        shelf.correction = id -> done(id, true);

        assertThat(repaired()).extracting(Found::state, Found::operator, Found::why, Found::answer)
                .containsExactly(Found.State.REPAIRED, "olga", "because", "");
        assertThat(sent).containsExactly("repair-" + discrepancies.one.id() + "-1/correct");
        assertThat(trail.newest("", 100, 10)).extracting(it -> it.deed())
                .containsExactly(Deed.ofOperator("olga", "repair", "shelf/sold 1/0", "WRONG_STOCK_LEVEL 3 -> 2: because"));
    }

    @Test
    void a_correction_that_corrects_nothing_repairs_nothing() {
        shelf.correction = id -> done(id, false);

        assertThat(repaired()).extracting(Found::state, Found::answer).containsExactly(Found.State.OPEN, "STILL_THERE");
    }

    @Test
    void a_refusal_is_named_and_the_next_attempt_is_another_command() {
        shelf.correction = id -> {
            sent.add(id.value());
            return Reply.refused(RepairRefusal.NOT_ENOUGH);
        };

        assertThat(repaired()).extracting(Found::state, Found::answer).containsExactly(Found.State.OPEN, "NOT_ENOUGH");
        assertThat(repaired().attempt()).isEqualTo(2);
        assertThat(sent).doesNotHaveDuplicates().hasSize(2);
        assertThat(trail.newest("", 100, 10)).extracting(it -> it.deed().action())
                .containsExactly("repair.refused", "repair", "repair.refused", "repair");
    }

    @Test
    void whoever_does_not_answer_may_have_done_it_and_is_asked_again() {
        shelf.correction = id -> {
            throw new IllegalStateException("no answer");
        };

        assertThat(repaired()).extracting(Found::state, Found::answer).containsExactly(Found.State.OPEN, "FAILED: no answer");
    }

    @Test
    void nothing_is_sent_when_it_is_not_there_any_more() {
        shelf.isRight = true;

        assertThat(repaired().state()).isEqualTo(Found.State.GONE);
        assertThat(sent).isEmpty();
    }

    @Test
    void what_only_people_can_decide_stays_open() {
        shelf.correction = null;

        assertThat(repaired()).extracting(Found::state, Found::answer).containsExactly(Found.State.OPEN, "NOT_REPAIRABLE");
    }

    @Test
    void what_is_not_open_is_nobodys() {
        shelf.isRight = true;
        repaired();

        assertThat(repair.repair(discrepancies.one.id(), "olga", "again")).isEmpty();
        assertThat(repair.repair("another", "olga", "which")).isEmpty();
    }

    private Found repaired() {
        return repair.repair(discrepancies.one.id(), "olga", "because").orElseThrow();
    }

    private Reply done(CommandId id, boolean isRight) {
        sent.add(id.value());
        shelf.isRight = isRight;
        return Reply.done();
    }

    private static LookAtOrders lookingAtNoOrders() {
        PaperBooks none = new PaperBooks();
        return new LookAtOrders(
                new CollectFacts(none, none.all()), new JudgeOrder(none.all()), none, none, none.all(), SETTINGS, CLOCK);
    }

    /** A part of the shop with one thing that may be wrong. */
    private final class Shelf implements Part {

        private boolean isRight;
        private Correction correction = id -> done(id, true);

        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public List<Discrepancy> all() {
            return isRight
                    ? List.of()
                    : List.of(new Discrepancy(Kind.WRONG_STOCK_LEVEL, name(), "sold 1/0", "3", "2", Optional.ofNullable(correction)));
        }
    }
}
