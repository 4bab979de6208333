package seckill.shop;

import seckill.participant.CommandId;
import seckill.participant.Money;
import seckill.participant.Reply;
import seckill.payment.api.PaymentApi;
import seckill.payment.api.PaymentCommand.Deposit;
import seckill.payment.api.WalletView;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.participant.CommandIdReusedException;

/** A buyer's wallet, and the play money that goes into it. */
public final class Wallets {

    /** Ten thousand yuan at a time; there is no real bank behind it to stop anybody. */
    static final long DEPOSIT_MINOR_MAX = 1_000_000;

    private final PaymentApi payment;

    public Wallets(PaymentApi payment) {
        this.payment = payment;
    }

    public WalletView of(long buyerId) {
        return Asked.of(() -> payment.wallet(buyerId)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NO_WALLET));
    }

    /** Puts money in, once per key. */
    public Money deposit(long buyerId, IdempotencyKey key, long amountMinor) {
        if (amountMinor < 1 || amountMinor > DEPOSIT_MINOR_MAX) {
            throw new ProblemException(Problem.INVALID_AMOUNT, Long.toString(DEPOSIT_MINOR_MAX));
        }
        Money amount = new Money(amountMinor, of(buyerId).balance().currency());
        // keys of different buyers never meet, and neither do deposits and checkouts
        CommandId id = new CommandId(Fingerprint.of("deposit " + buyerId + " " + key.value()), "deposit");
        Reply reply = Asked.of(() -> carryOut(new Deposit(id, buyerId, amount)));
        return switch (reply) {
            case Reply.Done done -> amount;
            case Reply.Refused(var refusal) -> throw new ProblemException(Problem.ofRefusal(refusal.name()));
        };
    }

    private Reply carryOut(Deposit deposit) {
        try {
            return payment.carryOut(deposit);
        } catch (CommandIdReusedException e) {
            throw new ProblemException(Problem.IDEMPOTENCY_KEY_REUSED);
        }
    }
}
