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

/** A buyer's wallet, and the money that goes into it: play money, where the shop has it, and what a payment provider says has arrived. */
public final class Wallets {

    /** Ten thousand yuan at a time; there is no real bank behind it to stop anybody. */
    static final long DEPOSIT_MINOR_MAX = 1_000_000;

    private final PaymentApi payment;
    private final boolean playMoney;

    /** @param playMoney whether buyers may put money in by themselves */
    public Wallets(PaymentApi payment, boolean playMoney) {
        this.payment = payment;
        this.playMoney = playMoney;
    }

    public WalletView of(long buyerId) {
        return Asked.of(() -> payment.wallet(buyerId)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NO_WALLET));
    }

    /** Puts play money in, once per key. */
    public Money deposit(long buyerId, IdempotencyKey key, long amountMinor) {
        if (!playMoney) {
            throw new ProblemException(Problem.NO_PLAY_MONEY);
        }
        if (amountMinor < 1 || amountMinor > DEPOSIT_MINOR_MAX) {
            throw new ProblemException(Problem.INVALID_AMOUNT, Long.toString(DEPOSIT_MINOR_MAX));
        }
        Money amount = new Money(amountMinor, of(buyerId).balance().currency());
        // keys of different buyers never meet, and neither do deposits and checkouts
        return put(Fingerprint.of("deposit " + buyerId + " " + key.value()), buyerId, amount);
    }

    /** Puts in what has arrived from outside, once per number that the provider has given it, whoever the buyer is. */
    public Money arrived(String paymentId, long buyerId, Money amount) {
        return put(Fingerprint.of("arrived " + paymentId), buyerId, amount);
    }

    private Money put(String once, long buyerId, Money amount) {
        Reply reply = Asked.of(() -> carryOut(new Deposit(new CommandId(once, "deposit"), buyerId, amount)));
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
