package seckill.shop.callback;

import java.util.regex.Pattern;
import seckill.participant.Money;
import seckill.problem.Checked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.shop.Wallets;
import seckill.signature.Signature;

/**
 * Puts money that has arrived at a payment provider into a buyer's wallet.
 *
 * <p>The nonce only tells a call that was recorded from one that was not. That nothing is booked twice is the work of the payment
 * module, which knows the provider's number of each payment for ever: also when Redis has lost the nonces, and when the provider says it
 * again with a new one.
 */
public final class BookPayment {

    /** As a UUID, or anything that is as hard to guess. */
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    private static final Pattern PAYMENT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Signature signature;
    private final Nonces nonces;
    private final Wallets wallets;
    private final PaymentSettings settings;

    public BookPayment(Signature signature, Nonces nonces, Wallets wallets, PaymentSettings settings) {
        this.signature = signature;
        this.nonces = nonces;
        this.wallets = wallets;
        this.settings = settings;
    }

    /** @throws ProblemException WRONG_SIGNATURE unless the provider has just said this, and nothing else with the same nonce */
    public void requireProvider(String timestamp, String nonce, String signed, String body) {
        boolean holds = nonce != null && NONCE.matcher(nonce).matches() && signature.holds(timestamp, signed, nonce + "." + body);
        if (!holds || !nonces.belongsTo(nonce, signed, settings.nonceKeptFor())) {
            throw new ProblemException(Problem.WRONG_SIGNATURE);
        }
    }

    /**
     * Books it, once per number.
     *
     * @param paymentId the provider's
     * @throws ProblemException IDEMPOTENCY_KEY_REUSED when the number belongs to another payment
     */
    public Money book(String paymentId, long buyerId, Money amount) {
        Checked.that(paymentId != null && PAYMENT.matcher(paymentId).matches() && buyerId > 0);
        return wallets.arrived(paymentId, buyerId, amount);
    }
}
