package seckill.checkout.mode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import seckill.checkout.ticket.Admission;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockLine;
import seckill.stock.api.StockRefusal;

/**
 * Two-phase message whose first participant is Redis: the units come off the admission's counters and the checkout is written
 * into the journal, as one thing. Whoever reads the journal has the participants do their steps, many checkouts at once, and
 * removes the entry when all is done or taken back.
 *
 * <p>The checkout's row is older than its entry. A server that loses its data loses no checkout: those whose rows are in flight
 * are journaled again.
 *
 * <p>Source: the two-phase message of dtm (en.dtm.pub/practice/msg.html), which replaces the outbox by prepare, submit and
 * check-back; here prepare and submit are the same script as the business of the first participant.
 */
public final class RedisMsgMode implements Mode {

    public static final Guarantees GUARANTEES = new Guarantees(
            "REDIS_MSG",
            Family.MESSAGES,
            Atomicity.ALL_OR_NOTHING,
            Settlement.DECIDED_LATER,
            Visibility.UNCOMMITTED_STEPS,
            Set.of(),
            Set.of(Asks.COMPENSATION),
            Set.of(Assembly.MODULES),
            "Another gateway claims its journal entries, and has every step done or taken back.");

    private static final Logger log = LoggerFactory.getLogger(RedisMsgMode.class);

    private final Admission admission;

    RedisMsgMode(Admission admission) {
        this.admission = admission;
    }

    @Override
    public Guarantees guarantees() {
        return GUARANTEES;
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        try {
            return outcome(admission.admit(checkout.id(), lines(steps)));
        } catch (RuntimeException e) {
            log.warn("checkout={} mode=REDIS_MSG not known whether it was admitted: {}", checkout.id(), e.toString());
            return new Outcome.Unknown(e.getClass().getSimpleName());
        }
    }

    /** Settling ends it; nobody settles what is not in the journal, because the server lost it or never heard of it. */
    @Override
    public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
        return switch (outcome(admission.again(checkout.id(), lines(steps)))) {
            case Outcome.UnderWay underWay -> Optional.empty();
            case Outcome ended -> Optional.of(ended);
        };
    }

    private static Outcome outcome(Admission.Answer answer) {
        return switch (answer) {
            case TICKET, ALREADY -> new Outcome.UnderWay();
            case SOLD_OUT -> new Outcome.Refused(StockRefusal.OUT_OF_STOCK);
            case GIVEN_UP -> new Outcome.Failed("given up before it was admitted");
        };
    }

    private static List<StockLine> lines(List<Step<?>> steps) {
        return steps.stream()
                .flatMap(step -> switch (step.command()) {
                    case StockCommand.Deduct it -> it.lines().stream();
                    case StockCommand.Reserve it -> it.lines().stream();
                    default -> Stream.<StockLine>empty();
                })
                .toList();
    }
}
