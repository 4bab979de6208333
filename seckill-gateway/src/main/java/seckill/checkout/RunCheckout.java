package seckill.checkout;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.transaction.trace.LogFields;
import seckill.transaction.trace.Traced;

/** Runs one checkout in the mode that its scenario has now, once per idempotency key. */
public final class RunCheckout {

    private static final Logger log = LoggerFactory.getLogger(RunCheckout.class);

    /** How long a mode takes to carry a checkout, or to have it under way; without its price and without its record. */
    private static final String CARRIED = "seckill.checkout.carried";

    /** Two products that are hot at once may cost two lost races; a third means that something else is wrong. */
    private static final int ATTEMPTS_MAX = 3;
    /** No attempt begins later; people press again by then. */
    private static final Duration ATTEMPTS_WITHIN = Duration.ofSeconds(6);

    private final CheckoutRecords records;
    private final Scenarios scenarios;
    private final Modes modes;
    private final ScenarioModes chosen;
    private final Clock clock;
    private final MeterRegistry meters;
    /** Of all modes and scenarios, as an operator looks at them. */
    private final Timer answered;
    private final TimesToTheEnd ends;
    private final Semaphore places;
    private final Duration waitMax;

    /**
     * @param inFlightMax checkouts carried at once: each holds a database connection at three participants
     * @param waitMax     how long a checkout waits for a place before the buyer is asked to come back
     */
    public RunCheckout(
            CheckoutRecords records,
            Scenarios scenarios,
            Modes modes,
            ScenarioModes chosen,
            Clock clock,
            MeterRegistry meters,
            int inFlightMax,
            Duration waitMax) {
        this.records = records;
        this.scenarios = scenarios;
        this.modes = modes;
        this.chosen = chosen;
        this.clock = clock;
        this.meters = meters;
        this.answered = Timer.builder("seckill.checkout.answered").publishPercentiles(0.5, 0.99).register(meters);
        this.ends = new TimesToTheEnd(meters);
        this.places = new Semaphore(inFlightMax, true);
        this.waitMax = waitMax;
    }

    /**
     * Runs the checkout, or repeats the answer which this key got before.
     *
     * @param id          the idempotency key, 8 to 64 characters of {@code [A-Za-z0-9_-]}
     * @param fingerprint of what the buyer asked for, prices aside
     * @param intent      asked for only when the key is new; may throw what it likes, nothing is written then
     * @throws CheckoutConflictException when the key is in flight, or belongs to another request
     * @throws ShopBusyException         when too many checkouts are in flight; nothing was written
     */
    public <I extends Intent> CheckoutRecord run(
            String id, long buyerId, Scenario<I> scenario, String fingerprint, Supplier<I> intent) {
        Optional<CheckoutRecord> known = records.find(id);
        if (known.isPresent()) {
            return repeated(known.get(), buyerId, fingerprint);
        }
        I wanted = intent.get();
        takePlace();
        try {
            ModeChoice choice = chosen.of(scenario.name());
            Checkout checkout =
                    new Checkout(id, buyerId, scenario.name(), choice.mode(), choice.epoch(), clock.instant());
            CheckoutRecord begun = new CheckoutRecord(checkout, fingerprint, wanted, CheckoutState.IN_FLIGHT, "");
            if (!records.begin(begun)) {
                return repeated(records.find(id).orElseThrow(), buyerId, fingerprint);
            }
            return carry(begun, scenario.steps(checkout, wanted));
        } finally {
            places.release();
        }
    }

    private CheckoutRecord carry(CheckoutRecord begun, List<Step<?>> steps) {
        Checkout checkout = begun.checkout();
        try (Traced span = Traced.work("checkout " + checkout.scenario());
                var _ = LogFields.with(LogFields.CHECKOUT, checkout.id())) {
            Outcome outcome = carryPatiently(modes.named(checkout.mode()), checkout, steps);
            span.with("seckill.checkout", checkout.id())
                    .with("seckill.scenario", checkout.scenario())
                    .with("seckill.mode", checkout.mode())
                    .with("seckill.outcome", outcome.getClass().getSimpleName());
            tell(checkout, outcome);
            return end(begun, outcome);
        }
    }

    private void tell(Checkout checkout, Outcome outcome) {
        long ms = Duration.between(checkout.begunAt(), clock.instant()).toMillis();
        if (!(outcome instanceof Outcome.Refused)) {
            log.info("checkout={} xid={} scenario={} mode={} outcome={} ms={}",
                    checkout.id(), LogFields.of(LogFields.XID), checkout.scenario(), checkout.mode(), outcome, ms);
        }
    }

    /** A failed checkout has kept nothing: it is carried again for as long as its buyer is likely to wait. */
    private Outcome carryPatiently(Mode mode, Checkout checkout, List<Step<?>> steps) {
        Instant last = clock.instant().plus(ATTEMPTS_WITHIN);
        Outcome outcome = timed(mode, checkout, steps);
        for (int attempt = 2; attempt <= ATTEMPTS_MAX; attempt++) {
            if (!(outcome instanceof Outcome.Failed) || clock.instant().isAfter(last)) {
                return outcome;
            }
            outcome = timed(mode, checkout, steps);
        }
        return outcome;
    }

    private Outcome timed(Mode mode, Checkout checkout, List<Step<?>> steps) {
        Timer.Sample begun = Timer.start(meters);
        Outcome outcome = mode.carry(checkout, steps);
        String how = outcome.getClass().getSimpleName();
        long nanos = begun.stop(meters.timer(CARRIED, "scenario", checkout.scenario(), "mode", checkout.mode(), "outcome", how));
        answered.record(nanos, TimeUnit.NANOSECONDS);
        return outcome;
    }

    /** Stores how a checkout ended; one that has not ended, or not as far as anybody knows, stays in flight. */
    public CheckoutRecord end(CheckoutRecord begun, Outcome outcome) {
        CheckoutRecord ended = ended(begun, outcome);
        if (ended.state() == CheckoutState.IN_FLIGHT) {
            return ended;
        }
        if (records.end(ended)) {
            ends.ended(ended, clock.instant());
            return ended;
        }
        return records.find(begun.checkout().id()).orElse(ended);
    }

    /** Does what {@link #end} does for several that are in flight; false when they have to be ended one by one. */
    public boolean endAll(Map<CheckoutRecord, Outcome> outcomes) {
        List<CheckoutRecord> ended = new ArrayList<>();
        outcomes.forEach((begun, outcome) -> ended.add(ended(begun, outcome)));
        boolean together = ended.stream().noneMatch(it -> it.state() == CheckoutState.IN_FLIGHT) && records.endAll(ended);
        if (together) {
            ended.forEach(it -> ends.ended(it, clock.instant()));
        }
        return together;
    }

    private static CheckoutRecord ended(CheckoutRecord begun, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> begun.ended(CheckoutState.ACCEPTED, "");
            case Outcome.Refused refused -> begun.ended(CheckoutState.REFUSED, refused.refusal().name());
            case Outcome.Failed failed -> begun.ended(CheckoutState.FAILED, failed.detail());
            case Outcome.UnderWay underWay -> begun;
            case Outcome.Unknown unknown -> begun;
        };
    }

    private CheckoutRecord repeated(CheckoutRecord known, long buyerId, String fingerprint) {
        if (known.checkout().buyerId() != buyerId || !known.fingerprint().equals(fingerprint)) {
            throw new CheckoutConflictException(CheckoutConflictException.Kind.KEY_REUSED, known.checkout().id());
        }
        if (known.state() == CheckoutState.IN_FLIGHT && isWaitedFor(known)) {
            throw new CheckoutConflictException(CheckoutConflictException.Kind.IN_FLIGHT, known.checkout().id());
        }
        return known;
    }

    /** Whether its first caller is about to be told how it ended. */
    private boolean isWaitedFor(CheckoutRecord inFlight) {
        Mode mode = modes.named(inFlight.checkout().mode());
        return mode.guarantees().settlement() != Guarantees.Settlement.DECIDED_LATER;
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(waitMax.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ShopBusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShopBusyException();
        }
    }

    /** The scenario of that name, when it takes that kind of intent. */
    public <I extends Intent> Optional<Scenario<I>> scenario(String name, Class<I> intent) {
        return scenarios.named(name, intent);
    }
}
