package seckill.checkout.mode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import seckill.checkout.Mode;
import seckill.checkout.NamedRefusal;
import seckill.checkout.Outcome;
import seckill.checkout.Step;
import seckill.order.api.OrderCommand;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.CommandTrace.State;
import seckill.participant.Participant;
import seckill.participant.Phase;
import seckill.participant.Reply;
import seckill.participant.Slip;
import seckill.participant.Stop;
import seckill.payment.api.PaymentCommand;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockRefusal;
import seckill.transaction.CommandJson;

/** What OUTBOX and MQ_TX send on its way, and decide by. */
class TravellingModesTest extends PaperModes {

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
        participants.answers("begin", PaperModes::noConnection);
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
            participants.answers("begin", PaperModes::noConnection);
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

            @Override
            public CommandTrace giveUp(CommandId id) {
                return trace(id);
            }
        };
        List<Step<?>> steps = List.of(new Step<>(with.order(), markPaid()), new Step<>(nobody, new Stranger(id("strange"))));
        assertThat(outbox(true).carry(checkout, steps)).isInstanceOf(Outcome.Unknown.class);
        assertThat(participants.asked).isEmpty();
    }
}
