package seckill.checkout.mode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;
import seckill.checkout.Outcome;
import seckill.participant.Reply;
import seckill.stock.api.StockRefusal;

/** What NONE, LOCAL and JTA make of the answers of the steps. */
class OneProcessModesTest extends PaperModes {

    @Test
    void none_does_the_steps_one_after_the_other() {
        assertThat(new NoneMode().carry(checkout, buying())).isEqualTo(new Outcome.Accepted());
        assertThat(participants.asked).containsExactly("deduct-stock", "charge");
    }

    @Test
    void none_stops_at_a_refusal_and_leaves_what_was_done() {
        participants.answers("deduct-stock", () -> Reply.refused(StockRefusal.OUT_OF_STOCK));
        assertThat(new NoneMode().carry(checkout, buying())).isEqualTo(new Outcome.Refused(StockRefusal.OUT_OF_STOCK));
        assertThat(participants.asked).containsExactly("deduct-stock");
    }

    @Test
    void none_does_not_know_what_became_of_a_step_that_failed() {
        participants.answers("charge", PaperModes::noConnection);
        assertThat(new NoneMode().carry(checkout, buying())).isEqualTo(new Outcome.Unknown("IllegalStateException"));
    }

    @Test
    void none_calls_accepted_what_is_done_in_every_step_and_nothing_else() {
        participants.remembers("deduct-stock", DONE);
        assertThat(new NoneMode().resolve(checkout, buying())).contains(new Outcome.Failed("abandoned half-way"));
        participants.remembers("charge", DONE);
        assertThat(new NoneMode().resolve(checkout, buying())).contains(new Outcome.Accepted());
    }

    @Test
    void one_transaction_commits_when_every_step_is_done() {
        assertThat(local().carry(checkout, buying())).isEqualTo(new Outcome.Accepted());
        assertThat(transactions.told).containsExactly("begin", "commit");
        assertThat(jta().carry(checkout, buying())).isEqualTo(new Outcome.Accepted());
        assertThat(participants.asked).containsExactly("deduct-stock", "charge", "deduct-stock", "charge");
    }

    @Test
    void one_transaction_rolls_back_for_a_refusal_and_asks_nobody_else() {
        participants.answers("deduct-stock", () -> Reply.refused(StockRefusal.OUT_OF_STOCK));
        assertThat(local().carry(checkout, buying())).isEqualTo(new Outcome.Refused(StockRefusal.OUT_OF_STOCK));
        assertThat(transactions.told).containsExactly("begin", "rollback");
        assertThat(participants.asked).containsExactly("deduct-stock");
    }

    @Test
    void one_transaction_has_failed_when_a_step_did_and_the_rollback_went_through() {
        participants.answers("charge", PaperModes::noConnection);
        assertThat(local().carry(checkout, buying())).isEqualTo(new Outcome.Failed("IllegalStateException"));
        assertThat(transactions.told).containsExactly("begin", "rollback");
    }

    @Test
    void a_commit_that_rolled_back_has_failed_and_one_that_was_not_answered_is_in_doubt() {
        transactions.commitFailsWith = new UnexpectedRollbackException("a timeout");
        assertThat(jta().carry(checkout, buying())).isEqualTo(new Outcome.Failed("a timeout"));
        transactions.commitFailsWith = new TransactionSystemException("connection lost");
        assertThat(jta().carry(checkout, buying())).isEqualTo(new Outcome.Unknown("TransactionSystemException"));
    }

    @Test
    void local_decides_by_what_its_database_kept() {
        assertThat(local().resolve(checkout, buying())).contains(new Outcome.Failed("rolled back"));
        assertThat(participants.givenUp).containsExactly("deduct-stock");
        participants.remembers("deduct-stock", DONE); // its carrier committed between two of the looks
        assertThat(local().resolve(checkout, buying())).isEmpty();
        participants.remembers("charge", DONE);
        assertThat(local().resolve(checkout, buying())).contains(new Outcome.Accepted());
    }

    @Test
    void jta_waits_while_some_are_done_or_the_log_owes_a_commit() {
        assertThat(jta().resolve(checkout, buying())).contains(new Outcome.Failed("rolled back"));
        assertThat(participants.givenUp).containsExactly("deduct-stock");
        commitsAreOwed = true;
        assertThat(jta().resolve(checkout, buying())).isEmpty();
        participants.remembers("deduct-stock", DONE);
        commitsAreOwed = false;
        assertThat(jta().resolve(checkout, buying())).isEmpty();
        participants.remembers("charge", DONE);
        assertThat(jta().resolve(checkout, buying())).contains(new Outcome.Accepted());
    }
}
