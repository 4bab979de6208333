package seckill.checkout;

import java.util.List;
import java.util.Optional;

/**
 * A way in which the modules are made to agree. One file per mode: how it begins, runs the steps and ends, what it
 * guarantees, and what becomes of a checkout whose carrier died.
 */
public interface Mode {

    /** What this mode promises, as data; a spec fails when the mode does not keep it. */
    Guarantees guarantees();

    /** Why nobody should choose this mode now, when something it needs is not there; asked when it is chosen, not when it runs. */
    default Optional<String> whyNotNow() {
        return Optional.empty();
    }

    /**
     * Carries the steps to an outcome. Blocks; runs on a virtual thread.
     *
     * <p>Never throws for a participant's refusal or failure: both are outcomes.
     */
    Outcome carry(Checkout checkout, List<Step<?>> steps);

    /**
     * Decides a checkout that nobody carries any more, or only somebody who is late: once it is said to have failed, no carrier can
     * make it succeed.
     *
     * @param steps the same that it was to carry; each has left a trace at its participant, or none
     * @return the outcome, or empty while it may still change
     */
    Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps);
}
