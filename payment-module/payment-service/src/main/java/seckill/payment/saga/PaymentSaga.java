package seckill.payment.saga;

import java.util.List;
import java.util.Optional;
import seckill.participant.Refusal;
import seckill.payment.ChargeOrder;
import seckill.payment.Movements;
import seckill.payment.Points;
import seckill.payment.api.PaymentCommand;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentCommand.Deposit;
import seckill.payment.api.PaymentCommand.Refund;
import seckill.payment.api.PaymentCommand.Revoke;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.PaymentMapper;
import seckill.payment.mybatis.PointsMapper;
import seckill.transaction.GlobalTransaction;
import seckill.transaction.TryConfirmCancel;

/**
 * Money in steps: a charge is captured at once and reversed when the checkout fails, and the ledger keeps both. What gives
 * money, or takes points back, is announced and done when nothing can fail any more: as in TCC.
 */
public final class PaymentSaga implements TryConfirmCancel<PaymentCommand> {

    private final TryConfirmCancel<PaymentCommand> tcc;
    private final ChargeOrder charging;
    private final Points points;
    private final PaymentMapper payments;
    private final AccountMapper accounts;
    private final PointsMapper pointsRows;
    private final Movements movements;

    public PaymentSaga(
            TryConfirmCancel<PaymentCommand> tcc,
            ChargeOrder charging,
            Points points,
            PaymentMapper payments,
            AccountMapper accounts,
            PointsMapper pointsRows,
            Movements movements) {
        this.tcc = tcc;
        this.charging = charging;
        this.points = points;
        this.payments = payments;
        this.accounts = accounts;
        this.pointsRows = pointsRows;
        this.movements = movements;
    }

    @Override
    public Optional<? extends Refusal> tryOut(PaymentCommand command) {
        return switch (command) {
            case Charge c -> charging.charge(c, inThisAttempt(c));
            case Award c -> points.award(c, inThisAttempt(c));
            case Deposit c -> tcc.tryOut(c);
            case Refund c -> tcc.tryOut(c);
            case Revoke c -> tcc.tryOut(c);
        };
    }

    @Override
    public boolean tryOutAll(List<PaymentCommand> commands) {
        List<Charge> charges = commands.stream().filter(Charge.class::isInstance).map(Charge.class::cast).toList();
        return charges.size() < commands.size()
                ? TryConfirmCancel.super.tryOutAll(commands)
                : charging.chargeAll(charges, PaymentSaga::inThisAttempt);
    }

    @Override
    public void confirm(PaymentCommand command) {
        switch (command) {
            case Charge done -> {}
            case Award done -> {}
            case Deposit c -> tcc.confirm(c);
            case Refund c -> tcc.confirm(c);
            case Revoke c -> tcc.confirm(c);
        }
    }

    @Override
    public void cancel(PaymentCommand command) {
        switch (command) {
            case Charge c -> {
                one(c, accounts.credit(c.buyerId(), c.amount().minor(), c.amount().currency()));
                one(c, payments.deleteCaptured(c.orderId()));
                movements.reversed(c, inThisAttempt(c) + "-reversal");
            }
            case Award c -> {
                one(c, pointsRows.take(c.buyerId(), c.points()));
                one(c, pointsRows.deleteAward(c.orderId()));
                points.reversed(c, inThisAttempt(c) + "-reversal");
            }
            case Deposit c -> tcc.cancel(c);
            case Refund c -> tcc.cancel(c);
            case Revoke c -> tcc.cancel(c);
        }
    }

    /** The movement's id: what was reversed stays in the ledger, and the checkout may be carried again. */
    private static String inThisAttempt(PaymentCommand command) {
        String xid = GlobalTransaction.current().xid();
        return command.id().value() + "@" + xid.substring(xid.lastIndexOf(':') + 1);
    }

    private static void one(PaymentCommand command, int rows) {
        if (rows != 1) {
            throw new IllegalStateException("what command " + command.id() + " did is not there to compensate");
        }
    }
}
