package seckill.payment;

import java.util.Optional;
import seckill.participant.Money;
import seckill.payment.api.PaymentCommand.Refund;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.PaymentMapper;
import seckill.transaction.PendingElsewhereException;

/** Puts the price of an order back into the account from which it came, once per order. */
public final class RefundPayment {

    private final PaymentMapper payments;
    private final AccountMapper accounts;
    private final Movements movements;

    RefundPayment(PaymentMapper payments, AccountMapper accounts, Movements movements) {
        this.payments = payments;
        this.accounts = accounts;
        this.movements = movements;
    }

    Optional<PaymentRefusal> refund(Refund command) {
        Money amount = command.amount();
        if (payments.refunded(command.orderId(), command.buyerId(), amount.minor(), amount.currency()) == 0) {
            return Optional.of(whyNot(command));
        }
        if (accounts.credit(command.buyerId(), amount.minor(), amount.currency()) == 0) {
            throw new IllegalStateException("order " + command.orderId() + " was charged to a wallet that is not there");
        }
        movements.refunded(command);
        return Optional.empty();
    }

    /** Only names the refusal; that there is one, the update has decided. */
    public PaymentRefusal whyNot(Refund command) {
        Money amount = command.amount();
        Long refunded =
                payments.refundedOf(command.orderId(), command.buyerId(), amount.minor(), amount.currency());
        if (refunded == null) {
            return PaymentRefusal.NOT_CHARGED;
        }
        if (refunded > 0) {
            return PaymentRefusal.ALREADY_REFUNDED;
        }
        throw new PendingElsewhereException("the payment of order " + command.orderId());
    }
}
