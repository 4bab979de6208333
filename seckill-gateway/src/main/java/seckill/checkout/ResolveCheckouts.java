package seckill.checkout;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends checkouts that nobody carries any more: their gateway died, or the outcome was unknown.
 *
 * <p>Several gateways may do this at once: ending is conditional on being in flight, and the outcome follows from what
 * the participants and the coordinator remember, so all come to the same one.
 */
public final class ResolveCheckouts {

    /** One sweep's share; the rest follows in the next. */
    private static final int BATCH = 100;

    private static final Logger log = LoggerFactory.getLogger(ResolveCheckouts.class);

    private final CheckoutRecords records;
    private final Scenarios scenarios;
    private final Modes modes;
    private final RunCheckout checkouts;
    private final Clock clock;
    private final Duration after;

    /** @param after longer than a carrier lives as a rule; one that lives longer is kept from committing by {@link Mode#resolve} */
    public ResolveCheckouts(
            CheckoutRecords records, Scenarios scenarios, Modes modes, RunCheckout checkouts, Clock clock, Duration after) {
        this.records = records;
        this.scenarios = scenarios;
        this.modes = modes;
        this.checkouts = checkouts;
        this.clock = clock;
        this.after = after;
    }

    /** Looks at each checkout that is overdue, and ends those whose outcome is certain. */
    public void sweep() {
        for (CheckoutRecord overdue : records.inFlightSince(clock.instant().minus(after), BATCH)) {
            try {
                resolve(overdue);
            } catch (RuntimeException e) {
                log.warn("checkout={} not resolved yet: {}", overdue.checkout().id(), e.toString());
            }
        }
    }

    private void resolve(CheckoutRecord overdue) {
        Optional<Outcome> outcome =
                modes.named(overdue.checkout().mode()).resolve(overdue.checkout(), scenarios.steps(overdue));
        outcome.ifPresent(o -> {
            checkouts.end(overdue, o);
            log.info("checkout={} mode={} resolved={}", overdue.checkout().id(), overdue.checkout().mode(), o);
        });
    }
}
