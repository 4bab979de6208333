package seckill.checkout.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.checkout.Checkout;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Settlement;
import seckill.checkout.Mode;
import seckill.checkout.NamedRefusal;
import seckill.checkout.Outcome;
import seckill.checkout.PaperParticipants;
import seckill.checkout.Participants;
import seckill.checkout.Step;
import seckill.checkout.ticket.Admission;
import seckill.order.api.OrderCommand;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.CommandTrace.State;
import seckill.participant.Money;
import seckill.participant.Participant;
import seckill.participant.Phase;
import seckill.participant.Reply;
import seckill.participant.Slip;
import seckill.participant.Stop;
import seckill.payment.api.PaymentCommand;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockLine;
import seckill.stock.api.StockRefusal;
import seckill.transaction.CommandJson;

/** What each mode makes of the participants' answers; whether it keeps its promises over real servers, the specs see. */
class ModesTest {

    private static final CommandTrace DONE = new CommandTrace(State.DONE, "", "");
    private static final Money TEN = new Money(1_000, "CNY");
    private static final List<StockLine> LAMPS = List.of(new StockLine(1, 7, 2));

    private final PaperParticipants participants = new PaperParticipants();
    private final Participants with = participants.all();
    private final Checkout checkout = new Checkout("checkout-1", 42, "some", "SOME", 1, Instant.EPOCH);
    private final PaperTransactions transactions = new PaperTransactions();
    private boolean commitsAreOwed;

    // NONE

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
        participants.answers("charge", ModesTest::noConnection);
        assertThat(new NoneMode().carry(checkout, buying())).isEqualTo(new Outcome.Unknown("IllegalStateException"));
    }

    @Test
    void none_calls_accepted_what_is_done_in_every_step_and_nothing_else() {
        participants.remembers("deduct-stock", DONE);
        assertThat(new NoneMode().resolve(checkout, buying())).contains(new Outcome.Failed("abandoned half-way"));
        participants.remembers("charge", DONE);
        assertThat(new NoneMode().resolve(checkout, buying())).contains(new Outcome.Accepted());
    }

    // LOCAL and JTA

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
        participants.answers("charge", ModesTest::noConnection);
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
        participants.remembers("deduct-stock", DONE);
        assertThat(local().resolve(checkout, buying())).contains(new Outcome.Failed("rolled back"));
        participants.remembers("charge", DONE);
        assertThat(local().resolve(checkout, buying())).contains(new Outcome.Accepted());
    }

    @Test
    void jta_waits_while_some_are_done_or_the_log_owes_a_commit() {
        assertThat(jta().resolve(checkout, buying())).contains(new Outcome.Failed("rolled back"));
        commitsAreOwed = true;
        assertThat(jta().resolve(checkout, buying())).isEmpty();
        participants.remembers("deduct-stock", DONE);
        commitsAreOwed = false;
        assertThat(jta().resolve(checkout, buying())).isEmpty();
        participants.remembers("charge", DONE);
        assertThat(jta().resolve(checkout, buying())).contains(new Outcome.Accepted());
    }

    // AT, XA, TCC, SAGA

    @Test
    void each_seata_mode_sends_its_own_type_of_branch_with_the_calls() {
        ScriptedTm tm = new ScriptedTm();
        SeataTransactions seata = new SeataTransactions(tm, Duration.ofSeconds(8));
        List<BranchType> types = new ArrayList<>();
        participants.answers("deduct-stock", () -> {
            types.add(RootContext.getBranchType());
            return Reply.done();
        });
        for (Mode mode : List.of(new AtMode(seata), new XaMode(seata), new TccMode(seata), new SagaMode(seata))) {
            assertThat(mode.carry(checkout, buying())).isEqualTo(new Outcome.Accepted());
        }
        assertThat(types).containsExactly(BranchType.AT, BranchType.XA, BranchType.TCC, BranchType.SAGA);
    }

    @Test
    void each_seata_mode_decides_by_what_the_participants_kept_once_the_coordinator_is_done() {
        ScriptedTm tm = new ScriptedTm();
        SeataTransactions seata = new SeataTransactions(tm, Duration.ofSeconds(8));
        CommandTrace done = new CommandTrace(State.DONE, "tc:1", "");
        participants.remembers("deduct-stock", done).remembers("charge", done);
        for (Mode mode : List.of(new AtMode(seata), new XaMode(seata), new TccMode(seata), new SagaMode(seata))) {
            tm.status = GlobalStatus.Finished;
            assertThat(mode.resolve(checkout, buying())).contains(new Outcome.Accepted());
            tm.status = GlobalStatus.Committing;
            assertThat(mode.resolve(checkout, buying())).isEmpty();
        }
    }

    // OUTBOX and MQ_TX

    @Test
    void a_checkout_travels_on_a_slip_that_begins_with_the_order() {
        assertThat(outbox(true).carry(checkout, placing())).isEqualTo(new Outcome.UnderWay());
        assertThat(mqTx(true).carry(checkout, placing())).isEqualTo(new Outcome.UnderWay());

        assertThat(participants.asked).containsExactly("begin OUTBOX", "begin HALF_MESSAGE");
        assertThat(participants.slips.getFirst()).isEqualTo(new Slip("checkout-1", "order-11", List.of(
                new Stop("order", "checkout-1/mark-paid", new CommandJson<>(OrderCommand.class).write(markPaid()), false),
                new Stop("payment", "checkout-1/charge", new CommandJson<>(PaymentCommand.class).write(charge()), false),
                new Stop("stock", "checkout-1/settle-stock", new CommandJson<>(StockCommand.class).write(settle()), true))));
    }

    @Test
    void what_the_order_alone_decides_is_accepted_at_once() {
        assertThat(outbox(true).carry(checkout, cancelling())).isEqualTo(new Outcome.Accepted());
    }

    @Test
    void what_the_first_stop_refuses_never_travels() {
        participants.answers("begin", () -> Reply.refused(StockRefusal.OUT_OF_STOCK));
        assertThat(outbox(true).carry(checkout, placing())).isEqualTo(new Outcome.Refused(StockRefusal.OUT_OF_STOCK));
    }

    @Test
    void nobody_knows_whether_a_checkout_travels_whose_beginning_was_not_answered() {
        participants.answers("begin", ModesTest::noConnection);
        assertThat(mqTx(true).carry(checkout, placing())).isEqualTo(new Outcome.Unknown("IllegalStateException"));
    }

    @Test
    void a_mode_with_letters_should_not_be_chosen_while_the_broker_is_away() {
        assertThat(List.of(outbox(true).whyNotNow(), mqTx(true).whyNotNow())).containsOnly(Optional.empty());
        assertThat(List.of(outbox(false).whyNotNow(), mqTx(false).whyNotNow()))
                .containsOnly(Optional.of("the message broker does not answer"));
        assertThat(local().whyNotNow()).isEmpty();
    }

    @Test
    void a_checkout_that_never_began_to_travel_is_begun_again() {
        for (Mode mode : List.of(outbox(true), mqTx(true))) {
            participants.answers("begin", Reply::done);
            assertThat(mode.resolve(checkout, placing())).isEmpty(); // under way
            assertThat(mode.resolve(checkout, cancelling())).contains(new Outcome.Accepted());
            participants.answers("begin", ModesTest::noConnection);
            assertThat(mode.resolve(checkout, placing())).isEmpty(); // not known
        }
        assertThat(participants.asked).containsExactly(
                "begin OUTBOX", "begin OUTBOX", "begin OUTBOX", "begin HALF_MESSAGE", "begin HALF_MESSAGE", "begin HALF_MESSAGE");
    }

    @Test
    void a_checkout_that_travels_is_decided_by_all_stops_that_may_refuse() {
        participants.remembers("mark-paid", DONE);
        assertThat(outbox(true).resolve(checkout, placing())).isEmpty();
        participants.remembers("charge", DONE);
        assertThat(outbox(true).resolve(checkout, placing())).contains(new Outcome.Accepted()); // the stock follows
        participants.remembers("charge", new CommandTrace(State.REFUSED, "", "INSUFFICIENT_BALANCE"));
        assertThat(mqTx(true).resolve(checkout, placing()))
                .contains(new Outcome.Refused(new NamedRefusal("INSUFFICIENT_BALANCE")));
        assertThat(participants.asked).isEmpty();
    }

    @Test
    void only_the_three_participants_travel() {
        record Stranger(CommandId id) implements Command {}
        Participant<Stranger> nobody = new Participant<>() {
            @Override
            public Reply carryOut(Stranger command) {
                return Reply.done();
            }

            @Override
            public Reply take(Phase phase, Stranger command) {
                return Reply.done();
            }

            @Override
            public CommandTrace trace(CommandId id) {
                return CommandTrace.none();
            }
        };
        List<Step<?>> steps = List.of(new Step<>(with.order(), markPaid()), new Step<>(nobody, new Stranger(id("strange"))));
        assertThat(outbox(true).carry(checkout, steps)).isInstanceOf(Outcome.Unknown.class);
        assertThat(participants.asked).isEmpty();
    }

    // REDIS_MSG

    @Test
    void an_admitted_checkout_is_under_way() {
        assertThat(redis(Admission.Answer.TICKET).carry(checkout, buying())).isEqualTo(new Outcome.UnderWay());
        assertThat(redis(Admission.Answer.ALREADY).carry(checkout, buying())).isEqualTo(new Outcome.UnderWay());
    }

    @Test
    void counters_without_units_refuse_and_a_checkout_that_was_given_up_has_failed() {
        assertThat(redis(Admission.Answer.SOLD_OUT).carry(checkout, buying()))
                .isEqualTo(new Outcome.Refused(StockRefusal.OUT_OF_STOCK));
        assertThat(redis(Admission.Answer.GIVEN_UP).carry(checkout, buying()))
                .isEqualTo(new Outcome.Failed("given up before it was admitted"));
    }

    @Test
    void a_server_that_does_not_answer_may_have_admitted() {
        Mode mode = new RedisMsgMode(new PaperAdmission(null));
        assertThat(mode.carry(checkout, buying())).isEqualTo(new Outcome.Unknown("IllegalStateException"));
        assertThatThrownBy(() -> mode.resolve(checkout, buying())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_taken_off_the_counters_is_what_the_steps_take() {
        PaperAdmission admission = new PaperAdmission(Admission.Answer.TICKET);
        Mode mode = new RedisMsgMode(admission);
        mode.carry(checkout, buying());
        mode.carry(checkout, List.of(
                new Step<>(with.stock(), new StockCommand.Reserve(id("reserve-stock"), "order-11", 42, LAMPS, Instant.EPOCH))));
        mode.carry(checkout, cancelling());
        assertThat(admission.asked).containsExactly("checkout-1 " + LAMPS, "checkout-1 " + LAMPS, "checkout-1 []");
    }

    @Test
    void a_checkout_that_is_not_in_the_journal_is_journaled_again() {
        PaperAdmission admission = new PaperAdmission(Admission.Answer.TICKET);
        assertThat(new RedisMsgMode(admission).resolve(checkout, buying())).isEmpty();
        assertThat(admission.asked).containsExactly("again checkout-1 " + LAMPS);
        assertThat(redis(Admission.Answer.GIVEN_UP).resolve(checkout, buying()))
                .contains(new Outcome.Failed("given up before it was admitted"));
    }

    // all

    @Test
    void a_mode_declares_what_is_stored_and_configured_under_its_name() {
        SeataTransactions seata = new SeataTransactions(new ScriptedTm(), Duration.ofSeconds(8));
        Map<String, Mode> modes = Map.of(
                "AT", new AtMode(seata),
                "XA", new XaMode(seata),
                "TCC", new TccMode(seata),
                "SAGA", new SagaMode(seata),
                "OUTBOX", outbox(true),
                "MQ_TX", mqTx(true),
                "REDIS_MSG", redis(Admission.Answer.TICKET),
                "NONE", new NoneMode(),
                "LOCAL", local(),
                "JTA", jta());
        modes.forEach((name, mode) -> assertThat(mode.guarantees().mode()).isEqualTo(name));
        assertThat(modes.values().stream()
                        .filter(it -> it.guarantees().settlement() == Settlement.DECIDED_LATER)
                        .map(it -> it.guarantees().mode()))
                .containsExactlyInAnyOrder("OUTBOX", "MQ_TX", "REDIS_MSG");
        assertThat(modes.values().stream()
                        .filter(it -> it.guarantees().assemblies().contains(Assembly.MONOLITH))
                        .map(it -> it.guarantees().mode()))
                .containsExactlyInAnyOrder("LOCAL", "NONE");
    }

    private Mode local() {
        return new LocalMode(new TransactionTemplate(transactions));
    }

    private Mode jta() {
        return new JtaMode(new TransactionTemplate(transactions), () -> commitsAreOwed);
    }

    private Mode outbox(boolean brokerAnswers) {
        return new OutboxMode(new MessageTransactions(with.order(), () -> brokerAnswers));
    }

    private Mode mqTx(boolean brokerAnswers) {
        return new MqTxMode(new MessageTransactions(with.order(), () -> brokerAnswers));
    }

    private Mode redis(Admission.Answer answer) {
        return new RedisMsgMode(new PaperAdmission(answer));
    }

    private List<Step<?>> buying() {
        return List.of(
                new Step<>(with.stock(), new StockCommand.Deduct(id("deduct-stock"), "order-11", 42, LAMPS)),
                new Step<>(with.payment(), charge()));
    }

    /** Not in the order in which it travels. */
    private List<Step<?>> placing() {
        return List.of(
                Step.following(with.stock(), settle()), new Step<>(with.payment(), charge()), new Step<>(with.order(), markPaid()));
    }

    private List<Step<?>> cancelling() {
        return List.of(
                new Step<>(with.order(), new OrderCommand.Cancel(id("cancel"), "order-11", 42)),
                Step.following(with.stock(), new StockCommand.Release(id("release-stock"), "order-11", 42)));
    }

    private static OrderCommand markPaid() {
        return new OrderCommand.MarkPaid(id("mark-paid"), "order-11", 42, TEN);
    }

    private static PaymentCommand charge() {
        return new PaymentCommand.Charge(id("charge"), "order-11", 42, TEN);
    }

    private static StockCommand settle() {
        return new StockCommand.Settle(id("settle-stock"), "order-11");
    }

    private static CommandId id(String step) {
        return new CommandId("checkout-1", step);
    }

    private static Reply noConnection() {
        throw new IllegalStateException("no connection");
    }

    /** Answers always the same; fails when it is to answer nothing. */
    private static final class PaperAdmission implements Admission {

        private final Answer answer;
        private final List<String> asked = new ArrayList<>();

        PaperAdmission(Answer answer) {
            this.answer = answer;
        }

        @Override
        public Answer admit(String ticket, List<StockLine> lines) {
            return asked(ticket + " " + lines);
        }

        @Override
        public Answer again(String ticket, List<StockLine> lines) {
            return asked("again " + ticket + " " + lines);
        }

        private Answer asked(String what) {
            asked.add(what);
            if (answer == null) {
                throw new IllegalStateException("no server");
            }
            return answer;
        }
    }
}
