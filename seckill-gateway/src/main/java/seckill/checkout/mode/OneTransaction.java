package seckill.checkout.mode;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.checkout.Checkout;
import seckill.checkout.Outcome;
import seckill.checkout.Step;
import seckill.participant.Refusal;
import seckill.participant.Reply;

/**
 * What the modes of one process have in common: all steps on one thread, within one transaction that its manager commits
 * or rolls back as a whole.
 */
final class OneTransaction {

    private static final Logger log = LoggerFactory.getLogger(OneTransaction.class);

    private final TransactionTemplate transaction;

    OneTransaction(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    Outcome carry(Checkout checkout, List<Step<?>> steps) {
        try {
            transaction.executeWithoutResult(status -> steps.forEach(OneTransaction::carryOut));
            return new Outcome.Accepted();
        } catch (Refusing refusing) {
            return new Outcome.Refused(refusing.refusal);
        } catch (StepFailed | UnexpectedRollbackException rolledBack) {
            log.warn("checkout={} mode={} rolled back: {}", checkout.id(), checkout.mode(), rolledBack.toString());
            return new Outcome.Failed(rolledBack.getMessage());
        } catch (RuntimeException e) {
            // it was begun or ended without an answer; the commit may have been what got lost
            log.warn("checkout={} mode={} in doubt: {}", checkout.id(), checkout.mode(), e.toString());
            return new Outcome.Unknown(e.getClass().getSimpleName());
        }
    }

    private static void carryOut(Step<?> step) {
        Reply reply;
        try {
            reply = step.carryOut();
        } catch (RuntimeException e) {
            throw new StepFailed(e);
        }
        if (reply instanceof Reply.Refused(var refusal)) {
            throw new Refusing(refusal);
        }
    }

    /** Leaves the transaction's callback, so that it rolls back. */
    private static final class Refusing extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Refusal refusal;

        Refusing(Refusal refusal) {
            super(refusal.name(), null, false, false);
            this.refusal = refusal;
        }
    }

    /** Leaves it too; that it arrives outside says that the rollback went through. */
    private static final class StepFailed extends RuntimeException {

        private static final long serialVersionUID = 1;

        StepFailed(RuntimeException cause) {
            super(cause.getClass().getSimpleName(), cause, false, false);
        }
    }
}
