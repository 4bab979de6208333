package seckill.payment;

import java.util.Optional;
import seckill.participant.Money;
import seckill.payment.api.PaymentCommand.Deposit;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.mybatis.AccountMapper;

/** Adds to a buyer's account. */
public final class DepositMoney {

    private final AccountMapper accounts;
    private final Movements movements;

    DepositMoney(AccountMapper accounts, Movements movements) {
        this.accounts = accounts;
        this.movements = movements;
    }

    Optional<PaymentRefusal> deposit(Deposit command) {
        Money amount = command.amount();
        if (accounts.credit(command.buyerId(), amount.minor(), amount.currency()) == 0) {
            return Optional.of(whyNot(command));
        }
        movements.deposited(command);
        return Optional.empty();
    }

    /** Only names the refusal; that there is one, the caller has found. */
    public PaymentRefusal whyNot(Deposit command) {
        return accounts.of(command.buyerId()) == null ? PaymentRefusal.NO_WALLET : PaymentRefusal.WRONG_CURRENCY;
    }
}
