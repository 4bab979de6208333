package seckill.checkout.mode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;
import org.junit.jupiter.api.Test;
import seckill.checkout.Checkout;
import seckill.checkout.Outcome;
import seckill.checkout.Step;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.CommandTrace.State;
import seckill.participant.Participant;
import seckill.participant.Refusal;
import seckill.participant.Reply;

/** What the modes make of answers that a healthy TC seldom gives; against the real TC they are held to their word by the specs. */
class SeataTransactionsTest {

    private enum Why implements Refusal {
        BECAUSE
    }

    private record Ask(CommandId id) implements Command {}

    private static final CommandTrace DONE = new CommandTrace(State.DONE, "tc:1", "");

    private final ScriptedTm tm = new ScriptedTm();
    private final SeataTransactions seata = new SeataTransactions(tm, Duration.ofSeconds(8));
    private final Checkout checkout = new Checkout("checkout-1", 1, "buy-now", "AT", 1, Instant.EPOCH);
    private final List<String> xids = new ArrayList<>();
    private final List<String> givenUp = new ArrayList<>();
    private CommandTrace foundWhenGivingUp = CommandTrace.none();

    @Test
    void each_step_runs_in_the_global_transaction_and_the_thread_is_clean_afterwards() {
        assertThat(seata.carry(checkout, List.of(answers(Reply.done()), answers(Reply.done())), BranchType.AT)).isEqualTo(new Outcome.Accepted());
        assertThat(xids).containsExactly("tc:1", "tc:1");
        assertThat(RootContext.getXID()).isNull();
        assertThat(tm.calls).containsExactly("begin 8000", "commit");
    }

    @Test
    void a_refusal_rolls_back_and_asks_no_further_participant() {
        assertThat(seata.carry(checkout, List.of(answers(Reply.refused(Why.BECAUSE)), answers(Reply.done())), BranchType.AT))
                .isEqualTo(new Outcome.Refused(Why.BECAUSE));
        assertThat(xids).hasSize(1);
        assertThat(tm.calls).containsExactly("begin 8000", "rollback");
    }

    @Test
    void a_failed_step_rolls_back() {
        assertThat(seata.carry(checkout, List.of(fails()), BranchType.AT)).isInstanceOf(Outcome.Failed.class);
        assertThat(tm.calls).containsExactly("begin 8000", "rollback");
    }

    @Test
    void a_commit_that_is_not_confirmed_is_neither_accepted_nor_failed() {
        tm.commitFails = true;
        assertThat(seata.carry(checkout, List.of(answers(Reply.done())), BranchType.AT)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_commit_that_comes_too_late_has_failed() {
        tm.commitAnswer = GlobalStatus.TimeoutRollbacked;
        assertThat(seata.carry(checkout, List.of(answers(Reply.done())), BranchType.AT)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void what_the_coordinator_says_to_a_commit_decides() {
        assertThat(committed(GlobalStatus.Committed, GlobalStatus.Committing, GlobalStatus.AsyncCommitting, GlobalStatus.CommitRetrying))
                .containsOnly(new Outcome.Accepted());
        assertThat(committed(
                        GlobalStatus.Rollbacked, GlobalStatus.Rollbacking, GlobalStatus.RollbackRetrying,
                        GlobalStatus.TimeoutRollbacked, GlobalStatus.TimeoutRollbacking, GlobalStatus.TimeoutRollbackRetrying))
                .containsOnly(new Outcome.Failed("timed out and rolled back"));
        assertThat(committed(GlobalStatus.Finished, GlobalStatus.UnKnown, GlobalStatus.CommitFailed))
                .containsOnly(new Outcome.Unknown("commit answered ambiguously"));
    }

    private List<Outcome> committed(GlobalStatus... answers) {
        return java.util.Arrays.stream(answers)
                .map(it -> {
                    tm.commitAnswer = it;
                    return seata.carry(checkout, List.of(answers(Reply.done())), BranchType.AT);
                })
                .toList();
    }

    @Test
    void without_a_coordinator_nothing_is_begun() {
        tm.beginFails = true;
        assertThat(seata.carry(checkout, List.of(answers(Reply.done())), BranchType.AT))
                .isEqualTo(new Outcome.Failed("no global transaction: no coordinator"));
        assertThat(xids).isEmpty();
    }

    @Test
    void a_rollback_that_is_not_confirmed_changes_no_answer() {
        tm.rollbackFails = true;
        assertThat(seata.carry(checkout, List.of(answers(Reply.refused(Why.BECAUSE))), BranchType.AT))
                .isEqualTo(new Outcome.Refused(Why.BECAUSE));
        assertThat(seata.carry(checkout, List.of(fails()), BranchType.AT)).isEqualTo(new Outcome.Failed("IllegalStateException"));
    }

    @Test
    void a_coordinator_that_does_not_answer_has_not_forgotten() {
        tm.statusFails = true;
        assertThat(seata.resolve(List.of(left(DONE), left(DONE)))).isEmpty();
    }

    @Test
    void an_abandoned_checkout_is_decided_only_when_the_coordinator_is_done_with_it() {
        tm.status = GlobalStatus.Begin;
        assertThat(seata.resolve(List.of(left(DONE), left(DONE)))).isEmpty();
        tm.status = GlobalStatus.Finished;
        assertThat(seata.resolve(List.of(left(DONE), left(DONE)))).contains(new Outcome.Accepted());
        assertThat(seata.resolve(List.of(left(DONE), left(CommandTrace.none())))).isEqualTo(Optional.empty());
        assertThat(givenUp).isEmpty();
    }

    @Test
    void a_checkout_that_left_nothing_has_failed_and_its_carrier_cannot_begin_again() {
        assertThat(seata.resolve(List.of(left(CommandTrace.none()), left(CommandTrace.none())))).contains(new Outcome.Failed("rolled back"));
        assertThat(givenUp).containsExactly("checkout-1/ask");
    }

    /** Without it the buyer would be told that the checkout has failed, and the carrier would commit. */
    @Test
    void a_carrier_that_began_between_the_two_looks_decides_nothing() {
        foundWhenGivingUp = new CommandTrace(State.NONE, "tc:2", "");
        assertThat(seata.resolve(List.of(left(CommandTrace.none()), left(CommandTrace.none())))).isEmpty();
        foundWhenGivingUp = DONE;
        assertThat(seata.resolve(List.of(left(CommandTrace.none()), left(CommandTrace.none())))).isEmpty();
    }

    @Test
    void a_command_that_waits_for_the_end_of_its_transaction_decides_nothing() {
        CommandTrace waiting = new CommandTrace(State.NONE, "tc:1", "");
        tm.status = GlobalStatus.Committing;
        assertThat(seata.resolve(List.of(left(waiting), left(waiting)))).isEmpty();
        tm.status = GlobalStatus.Finished; // committed meanwhile, or rolled back: the next look at the row tells
        assertThat(seata.resolve(List.of(left(waiting), left(waiting)))).isEmpty();
        assertThat(givenUp).isEmpty();
    }

    private Step<Ask> left(CommandTrace trace) {
        return step(Reply::done, trace);
    }

    private Step<Ask> answers(Reply reply) {
        return step(() -> reply, CommandTrace.none());
    }

    private Step<Ask> fails() {
        return step(() -> {
            throw new IllegalStateException("connection lost");
        }, CommandTrace.none());
    }

    private Step<Ask> step(java.util.function.Supplier<Reply> reply, CommandTrace trace) {
        Participant<Ask> participant = new Participant<>() {
            @Override
            public Reply carryOut(Ask command) {
                xids.add(RootContext.getXID());
                return reply.get();
            }

            @Override
            public Reply take(seckill.participant.Phase phase, Ask command) {
                throw new UnsupportedOperationException("no letters here");
            }

            @Override
            public CommandTrace trace(CommandId id) {
                return trace;
            }

            @Override
            public CommandTrace giveUp(CommandId id) {
                givenUp.add(id.value());
                return foundWhenGivingUp;
            }
        };
        return new Step<>(participant, new Ask(checkout.command("ask")));
    }
}
