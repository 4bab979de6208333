package seckill.payment;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import seckill.participant.Money;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.PaymentMapper;

/** Takes the price of an order from the buyer's account, once per order. */
final class ChargeOrder {

    private final PaymentMapper payments;
    private final AccountMapper accounts;
    private final Movements movements;

    ChargeOrder(PaymentMapper payments, AccountMapper accounts, Movements movements) {
        this.payments = payments;
        this.accounts = accounts;
        this.movements = movements;
    }

    Optional<PaymentRefusal> charge(Charge command) {
        Money amount = command.amount();
        try {
            payments.captured(command.orderId(), command.buyerId(), amount.minor(), amount.currency());
        } catch (DuplicateKeyException anotherCommandWasFirst) {
            return Optional.of(PaymentRefusal.ALREADY_PAID);
        }
        if (accounts.debit(command.buyerId(), amount.minor(), amount.currency()) == 0) {
            return Optional.of(whyNot(command));
        }
        movements.captured(command);
        return Optional.empty();
    }

    /** Only names the refusal; that there is one, the debit has decided. */
    private PaymentRefusal whyNot(Charge command) {
        AccountMapper.Row account = accounts.of(command.buyerId());
        if (account == null) {
            return PaymentRefusal.NO_WALLET;
        }
        return account.currency().equals(command.amount().currency())
                ? PaymentRefusal.INSUFFICIENT_BALANCE
                : PaymentRefusal.WRONG_CURRENCY;
    }
}
