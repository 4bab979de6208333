package seckill.payment;

import java.util.List;
import java.util.Optional;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.Money;
import seckill.participant.Reply;
import seckill.payment.api.PaymentApi;
import seckill.payment.api.PaymentCommand;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentCommand.Deposit;
import seckill.payment.api.PaymentCommand.Refund;
import seckill.payment.api.PaymentCommand.Revoke;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.api.WalletView;
import seckill.transaction.CommandLog;

/** Carries each command out once, in one local transaction. */
final class PaymentParticipant implements PaymentApi {

    private final CommandLog log;
    private final ChargeOrder chargeOrder;
    private final DepositMoney depositMoney;
    private final RefundPayment refundPayment;
    private final Points points;
    private final OpenWallets openWallets;
    private final ReadWallet readWallet;

    PaymentParticipant(
            CommandLog log,
            ChargeOrder chargeOrder,
            DepositMoney depositMoney,
            RefundPayment refundPayment,
            Points points,
            OpenWallets openWallets,
            ReadWallet readWallet) {
        this.log = log;
        this.chargeOrder = chargeOrder;
        this.depositMoney = depositMoney;
        this.refundPayment = refundPayment;
        this.points = points;
        this.openWallets = openWallets;
        this.readWallet = readWallet;
    }

    @Override
    public Reply carryOut(PaymentCommand command) {
        return log.once(command, () -> effect(command).map(Reply::refused).orElseGet(Reply::done));
    }

    private Optional<PaymentRefusal> effect(PaymentCommand command) {
        return switch (command) {
            case Charge c -> chargeOrder.charge(c);
            case Deposit c -> depositMoney.deposit(c);
            case Refund c -> refundPayment.refund(c);
            case Award c -> points.award(c);
            case Revoke c -> {
                points.revoke(c);
                yield Optional.empty();
            }
        };
    }

    @Override
    public CommandTrace trace(CommandId id) {
        return log.trace(id);
    }

    @Override
    public List<WalletView> wallet(long buyerId) {
        return readWallet.of(buyerId);
    }

    @Override
    public int open(List<Long> buyerIds, Money openingDeposit) {
        return openWallets.open(buyerIds, openingDeposit);
    }
}
