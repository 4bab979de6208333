package seckill.checkout.mode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Checkout;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;
import seckill.checkout.Guarantees.Family;
import seckill.checkout.Guarantees.Settlement;
import seckill.checkout.Guarantees.Visibility;
import seckill.checkout.Mode;
import seckill.checkout.Outcome;
import seckill.checkout.Step;
import seckill.participant.CommandTrace;
import seckill.participant.Reply;

/**
 * The steps one after the other and nothing else: the negative control of every comparison. Each step commits for good;
 * a refusal, a failure or a crash half-way leaves the steps before it as they are, and the audit must find that damage.
 */
public final class NoneMode implements Mode {

    public static final Guarantees GUARANTEES = new Guarantees(
            "NONE",
            Family.UNCOORDINATED,
            Atomicity.NONE,
            Settlement.WITH_THE_ANSWER,
            Visibility.UNCOMMITTED_STEPS,
            Set.of(),
            Set.of(),
            Set.of(Assembly.MODULES, Assembly.MONOLITH, Assembly.MONOLITH_WITH_DATABASES),
            "Nobody: the steps that were done stay done.");

    private static final Logger log = LoggerFactory.getLogger(NoneMode.class);

    @Override
    public Guarantees guarantees() {
        return GUARANTEES;
    }

    @Override
    public Outcome carry(Checkout checkout, List<Step<?>> steps) {
        try {
            for (Step<?> step : steps) {
                if (step.carryOut() instanceof Reply.Refused(var refusal)) {
                    return new Outcome.Refused(refusal);
                }
            }
            return new Outcome.Accepted();
        } catch (RuntimeException e) {
            log.warn("checkout={} mode=NONE step failed: {}", checkout.id(), e.toString());
            return new Outcome.Unknown(e.getClass().getSimpleName());
        }
    }

    /** Nobody keeps a late carrier from going on, as nobody keeps anybody from anything here. */
    @Override
    public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
        boolean all = Step.traces(steps).stream().allMatch(t -> t.state() == CommandTrace.State.DONE);
        return Optional.of(all ? new Outcome.Accepted() : new Outcome.Failed("abandoned half-way"));
    }
}
