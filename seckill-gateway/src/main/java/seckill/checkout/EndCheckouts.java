package seckill.checkout;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.transaction.message.CheckoutEnd;
import seckill.transaction.message.Letter;
import seckill.transaction.message.LetterHandler;

/** Writes down how checkouts ended that travelled; whichever gateway hears it first. */
public final class EndCheckouts implements LetterHandler {

    private static final Logger log = LoggerFactory.getLogger(EndCheckouts.class);

    private final CheckoutRecords records;
    private final RunCheckout checkouts;

    public EndCheckouts(CheckoutRecords records, RunCheckout checkouts) {
        this.records = records;
        this.checkouts = checkouts;
    }

    @Override
    public void take(Letter letter) {
        CheckoutEnd end = CheckoutEnd.from(letter);
        Outcome outcome = end.refusal().isEmpty()
                ? new Outcome.Accepted()
                : new Outcome.Refused(new NamedRefusal(end.refusal()));
        records.find(end.checkout())
                .filter(it -> it.state() == CheckoutState.IN_FLIGHT)
                .ifPresentOrElse(
                        it -> checkouts.end(it, outcome),
                        () -> log.debug("checkout={} has ended before", end.checkout()));
    }
}
