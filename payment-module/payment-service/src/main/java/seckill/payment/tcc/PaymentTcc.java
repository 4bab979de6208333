package seckill.payment.tcc;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import seckill.payment.ChargeOrder;
import seckill.payment.DepositMoney;
import seckill.payment.Movements;
import seckill.payment.Points;
import seckill.payment.RefundPayment;
import seckill.payment.api.PaymentCommand;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentCommand.Deposit;
import seckill.payment.api.PaymentCommand.Refund;
import seckill.payment.api.PaymentCommand.Revoke;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.PaymentMapper;
import seckill.payment.mybatis.PointsMapper;
import seckill.transaction.TryConfirmCancel;

/**
 * Money in three parts: a charge is authorized, and its money held, before it is captured. What adds to a wallet is only
 * announced, and added when that is confirmed: money that was given cannot be asked back.
 */
public final class PaymentTcc implements TryConfirmCancel<PaymentCommand> {

    private final PaymentMapper payments;
    private final AccountMapper accounts;
    private final PointsMapper pointsRows;
    private final ChargeOrder charging;
    private final DepositMoney depositing;
    private final RefundPayment refunding;
    private final Points points;
    private final Movements movements;

    public PaymentTcc(
            PaymentMapper payments,
            AccountMapper accounts,
            PointsMapper pointsRows,
            ChargeOrder charging,
            DepositMoney depositing,
            RefundPayment refunding,
            Points points,
            Movements movements) {
        this.payments = payments;
        this.accounts = accounts;
        this.pointsRows = pointsRows;
        this.charging = charging;
        this.depositing = depositing;
        this.refunding = refunding;
        this.points = points;
        this.movements = movements;
    }

    @Override
    public Optional<PaymentRefusal> tryOut(PaymentCommand command) {
        return switch (command) {
            case Charge c -> hold(c);
            case Deposit c -> accounts.exists(c.buyerId(), c.amount().currency())
                    ? Optional.empty()
                    : Optional.of(depositing.whyNot(c));
            case Refund c -> payments.announceRefund(
                                    c.orderId(), c.buyerId(), c.amount().minor(), c.amount().currency())
                            == 1
                    ? Optional.empty()
                    : Optional.of(refunding.whyNot(c));
            case Award c -> announce(c);
            case Revoke c -> {
                if (pointsRows.announceRevoked(c.orderId(), c.buyerId()) == 0) {
                    points.requireNonePending(c.orderId());
                }
                yield Optional.empty();
            }
        };
    }

    private Optional<PaymentRefusal> hold(Charge c) {
        long minor = c.amount().minor();
        String currency = c.amount().currency();
        try {
            payments.authorized(c.orderId(), c.buyerId(), minor, currency);
        } catch (DuplicateKeyException anotherCommandWasFirst) {
            return Optional.of(charging.alreadyPaid(c));
        }
        return accounts.hold(c.buyerId(), minor, currency) == 1 ? Optional.empty() : Optional.of(charging.whyNot(c));
    }

    private Optional<PaymentRefusal> announce(Award c) {
        if (pointsRows.of(c.buyerId()) == null) {
            return Optional.of(PaymentRefusal.NO_WALLET);
        }
        try {
            pointsRows.announceAward(c.orderId(), c.buyerId(), c.points());
            return Optional.empty();
        } catch (DuplicateKeyException anotherCommandWasFirst) {
            points.requireNonePending(c.orderId());
            return Optional.of(PaymentRefusal.ALREADY_AWARDED);
        }
    }

    @Override
    public void confirm(PaymentCommand command) {
        switch (command) {
            case Charge c -> {
                one(c, accounts.debitHeld(c.buyerId(), c.amount().minor()));
                one(c, payments.captureAuthorized(c.orderId()));
                movements.captured(c, c.id().value());
            }
            case Deposit c -> {
                one(c, accounts.credit(c.buyerId(), c.amount().minor(), c.amount().currency()));
                movements.deposited(c);
            }
            case Refund c -> {
                one(c, accounts.credit(c.buyerId(), c.amount().minor(), c.amount().currency()));
                one(c, payments.refundAnnounced(c.orderId()));
                movements.refunded(c);
            }
            case Award c -> {
                one(c, pointsRows.add(c.buyerId(), c.points()));
                one(c, pointsRows.awardAnnounced(c.orderId()));
                points.awarded(c, c.id().value());
            }
            case Revoke c -> {
                Long announced = pointsRows.announcedRevocation(c.orderId());
                if (announced != null) {
                    one(c, pointsRows.take(c.buyerId(), announced));
                    one(c, pointsRows.revokeAnnounced(c.orderId()));
                    points.revoked(c, announced);
                }
            }
        }
    }

    @Override
    public void cancel(PaymentCommand command) {
        switch (command) {
            case Charge c -> {
                one(c, accounts.letGo(c.buyerId(), c.amount().minor()));
                one(c, payments.deleteAuthorized(c.orderId()));
            }
            case Deposit nothingDone -> {}
            case Refund c -> one(c, payments.takeBackAnnouncedRefund(c.orderId()));
            case Award c -> one(c, pointsRows.deleteAnnouncedAward(c.orderId()));
            case Revoke c -> pointsRows.takeBackAnnouncedRevocation(c.orderId());
        }
    }

    private static void one(PaymentCommand command, int rows) {
        if (rows != 1) {
            throw new IllegalStateException("what command " + command.id() + " tried is not there any more");
        }
    }
}
