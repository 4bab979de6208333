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
 * Transactional outbox: the order module does its step and writes the next letter into a table, in one local transaction; a
 * relay sends the letter and marks it when the broker has it. Each participant does its step, its inbox keeps it from doing
 * it twice, and it sends the next letter.
 *
 * <p>The buyer is told that the checkout was taken on, and later how it ended. The broker may be away meanwhile: letters wait
 * in the table.
 *
 * <p>Source: Chris Richardson, "Microservices Patterns" (2018), chapter 3, Transactional outbox and Idempotent consumer.
 */
public final class OutboxMode implements Mode {

    public static final Guarantees GUARANTEES = new Guarantees(
            "OUTBOX",
            Family.MESSAGES,
            Atomicity.ALL_OR_NOTHING,
            Settlement.DECIDED_LATER,
            Visibility.UNCOMMITTED_STEPS,
            Set.of(),
            Set.of(Asks.COMPENSATION),
            Set.of(Assembly.MODULES),
            "The relay sends what is in the outbox, and letters are delivered again until every stop is done or taken back.");

    private final MessageTransactions messages;

    OutboxMode(MessageTransactions messages) {
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
        return messages.carry(checkout, steps, Publishing.OUTBOX);
    }

    @Override
    public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
        return messages.resolve(checkout, steps, Publishing.OUTBOX);
    }
}
