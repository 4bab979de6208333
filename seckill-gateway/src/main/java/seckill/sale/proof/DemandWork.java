package seckill.sale.proof;

import java.time.Clock;
import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** Has work done before a token is given, as the settings say. A challenge that was easy when it was given stays good until it expires. */
public final class DemandWork {

    private final ProofSettings settings;
    private final Challenges challenges;
    private final TokenPrice price;

    public DemandWork(ProofSettings settings, Challenges challenges, Clock clock) {
        this.settings = settings;
        this.challenges = challenges;
        this.price = new TokenPrice(settings, clock);
    }

    /** As hard as it is now; the easiest when nothing is asked for. */
    public Challenge challenge(Purpose purpose, String address) {
        price.asked(address);
        return challenges.issue(purpose, Math.max(settings.easiest(), price.of(address)));
    }

    /**
     * Returns when enough was done.
     *
     * @param proof null when none was shown
     * @throws ProblemException when one has to be shown, or is wrong
     */
    public void before(Purpose purpose, String address, String proof) {
        if (settings.when() == ProofSettings.When.OFF) {
            return;
        }
        if (proof != null && !challenges.isSolved(proof, purpose)) {
            throw new ProblemException(Problem.WRONG_PROOF_OF_WORK, purpose.address());
        }
        if (proof == null) {
            price.asked(address);
            if (price.of(address) > 0) {
                throw new ProblemException(Problem.PROOF_OF_WORK_REQUIRED, purpose.address());
            }
        }
    }
}
