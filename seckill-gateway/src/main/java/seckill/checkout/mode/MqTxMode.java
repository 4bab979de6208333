package seckill.checkout.mode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import seckill.checkout.Checkout;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Asks;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;
import seckill.checkout.Guarantees.Family;
import seckill.checkout.Guarantees.Settlement;
import seckill.checkout.Guarantees.Visibility;
import seckill.checkout.Mode;
import seckill.checkout.Outcome;
import seckill.checkout.Step;
import seckill.participant.Publishing;

/**
 * Transactional message: the broker has the next letter before the order module does its step, and delivers it when it hears
 * that the step's local transaction has been committed. If it hears nothing it asks back, and the order module answers from a
 * row of that transaction, or writes one that keeps a late transaction from being committed.
 *
 * <p>From the second stop on it is the same as with an outbox; but without the broker no checkout begins.
 *
 * <p>Source: the transactional message chapter of RocketMQ's documentation.
 */
public final class MqTxMode implements Mode {

    public static final Guarantees GUARANTEES = new Guarantees(
            "MQ_TX",
            Family.MESSAGES,
            Atomicity.ALL_OR_NOTHING,
            Settlement.DECIDED_LATER,
            Visibility.UNCOMMITTED_STEPS,
            Set.of(),
            Set.of(Asks.COMPENSATION),
            Set.of(Assembly.MODULES),
            "The broker asks the order module back, and letters are delivered again until every stop is done or taken back.");

    private final MessageTransactions messages;

    MqTxMode(MessageTransactions messages) {
        this.messages = messages;
    }

    @Override
    public Guarantees guarantees() {
        return GUARANTEES;
    }

    @Override
    public Optional<String> whyNotNow() {
        return messages.whyNotNow();
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        return messages.carry(checkout, steps, Publishing.HALF_MESSAGE);
    }

    @Override
    public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
        return messages.resolve(checkout, steps, Publishing.HALF_MESSAGE);
    }
}
