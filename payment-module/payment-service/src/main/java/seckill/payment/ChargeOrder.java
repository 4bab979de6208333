package seckill.payment;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import seckill.participant.Money;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.PaymentMapper;
import seckill.transaction.PendingElsewhereException;

/** Takes the price of an order from the buyer's account, once per order. */
public final class ChargeOrder {

    private final PaymentMapper payments;
    private final AccountMapper accounts;
    private final Movements movements;

    ChargeOrder(PaymentMapper payments, AccountMapper accounts, Movements movements) {
        this.payments = payments;
        this.accounts = accounts;
        this.movements = movements;
    }

    /** @param movementId under which the ledger keeps it, once */
    public Optional<PaymentRefusal> charge(Charge command, String movementId) {
        Money amount = command.amount();
        try {
            payments.captured(command.orderId(), command.buyerId(), amount.minor(), amount.currency());
        } catch (DuplicateKeyException anotherCommandWasFirst) {
            return Optional.of(alreadyPaid(command));
        }
        if (accounts.debit(command.buyerId(), amount.minor(), amount.currency()) == 0) {
            return Optional.of(whyNot(command));
        }
        movements.captured(command, movementId);
        return Optional.empty();
    }

    /** The refusal of a second payment, unless the first is only authorized and may still vanish. */
    public PaymentRefusal alreadyPaid(Charge command) {
        if (payments.authorizedOnly(command.orderId())) {
            throw new PendingElsewhereException("the payment of order " + command.orderId());
        }
        return PaymentRefusal.ALREADY_PAID;
    }

    /** Only names the refusal; that there is one, the debit has decided. */
    public PaymentRefusal whyNot(Charge command) {
        AccountMapper.Row account = accounts.of(command.buyerId());
        if (account == null) {
            return PaymentRefusal.NO_WALLET;
        }
        return account.currency().equals(command.amount().currency())
                ? PaymentRefusal.INSUFFICIENT_BALANCE
                : PaymentRefusal.WRONG_CURRENCY;
    }
}
