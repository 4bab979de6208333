package seckill.payment;

import java.util.Optional;
import seckill.payment.api.PaymentCommand;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentCommand.Deposit;
import seckill.payment.api.PaymentCommand.Refund;
import seckill.payment.api.PaymentCommand.Revoke;
import seckill.payment.api.PaymentRefusal;

/** What each command does when it takes effect at once, in the local transaction at hand. */
record PaymentAtOnce(ChargeOrder chargeOrder, DepositMoney depositMoney, RefundPayment refundPayment, Points points) {

    Optional<PaymentRefusal> carryOut(PaymentCommand command) {
        return switch (command) {
            case Charge c -> chargeOrder.charge(c, c.id().value());
            case Deposit c -> depositMoney.deposit(c);
            case Refund c -> refundPayment.refund(c);
            case Award c -> points.award(c, c.id().value());
            case Revoke c -> {
                points.revoke(c);
                yield Optional.empty();
            }
        };
    }
}
