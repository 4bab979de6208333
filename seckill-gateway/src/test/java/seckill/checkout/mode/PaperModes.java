package seckill.checkout.mode;

import java.time.Instant;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.checkout.Checkout;
import seckill.checkout.Mode;
import seckill.checkout.PaperParticipants;
import seckill.checkout.Participants;
import seckill.checkout.Step;
import seckill.checkout.ticket.Admission;
import seckill.order.api.OrderCommand;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.CommandTrace.State;
import seckill.participant.Money;
import seckill.participant.Reply;
import seckill.payment.api.PaymentCommand;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockLine;

/** Modes over participants, transactions and an admission on paper, and the steps that are carried. What they keep over real servers, the specs see. */
class PaperModes {

    static final CommandTrace DONE = new CommandTrace(State.DONE, "", "");
    static final Money TEN = new Money(1_000, "CNY");
    static final List<StockLine> LAMPS = List.of(new StockLine(1, 7, 2));

    final PaperParticipants participants = new PaperParticipants();
    final Participants with = participants.all();
    final Checkout checkout = new Checkout("checkout-1", 42, "some", "SOME", 1, Instant.EPOCH);
    final PaperTransactions transactions = new PaperTransactions();
    boolean commitsAreOwed;

    Mode local() {
        return new LocalMode(new TransactionTemplate(transactions));
    }

    Mode jta() {
        return new JtaMode(new TransactionTemplate(transactions), () -> commitsAreOwed);
    }

    Mode outbox(boolean brokerAnswers) {
        return new OutboxMode(new MessageTransactions(with.order(), () -> brokerAnswers));
    }

    Mode mqTx(boolean brokerAnswers) {
        return new MqTxMode(new MessageTransactions(with.order(), () -> brokerAnswers));
    }

    Mode redis(Admission.Answer answer) {
        return new RedisMsgMode(new PaperAdmission(answer));
    }

    List<Step<?>> buying() {
        return List.of(
                new Step<>(with.stock(), new StockCommand.Deduct(id("deduct-stock"), "order-11", 42, LAMPS)),
                new Step<>(with.payment(), charge()));
    }

    /** Not in the order in which it travels. */
    List<Step<?>> placing() {
        return List.of(
                Step.following(with.stock(), settle()), new Step<>(with.payment(), charge()), new Step<>(with.order(), markPaid()));
    }

    List<Step<?>> cancelling() {
        return List.of(
                new Step<>(with.order(), new OrderCommand.Cancel(id("cancel"), "order-11", 42)),
                Step.following(with.stock(), new StockCommand.Release(id("release-stock"), "order-11", 42)));
    }

    static OrderCommand markPaid() {
        return new OrderCommand.MarkPaid(id("mark-paid"), "order-11", 42, TEN);
    }

    static PaymentCommand charge() {
        return new PaymentCommand.Charge(id("charge"), "order-11", 42, TEN);
    }

    static StockCommand settle() {
        return new StockCommand.Settle(id("settle-stock"), "order-11");
    }

    static CommandId id(String step) {
        return new CommandId("checkout-1", step);
    }

    static Reply noConnection() {
        throw new IllegalStateException("no connection");
    }
}
