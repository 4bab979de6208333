package seckill.payment;

import java.util.ArrayList;
import java.util.List;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.Phase;
import seckill.participant.Money;
import seckill.participant.Reply;
import seckill.payment.api.PaymentApi;
import seckill.payment.api.PaymentCommand;
import seckill.payment.api.WalletView;
import seckill.transaction.CommandForms;

/** Carries each command out once, in the form that its caller's mode wants. */
final class PaymentParticipant implements PaymentApi {

    private final CommandForms<PaymentCommand> forms;
    private final OpenWallets openWallets;
    private final ReadWallet readWallet;

    PaymentParticipant(CommandForms<PaymentCommand> forms, OpenWallets openWallets, ReadWallet readWallet) {
        this.forms = forms;
        this.openWallets = openWallets;
        this.readWallet = readWallet;
    }

    @Override
    public Reply carryOut(PaymentCommand command) {
        return forms.carryOut(command);
    }

    @Override
    public Reply take(Phase phase, PaymentCommand command) {
        return forms.take(phase, command);
    }

    @Override
    public List<Reply> takeAll(Phase phase, List<PaymentCommand> commands) {
        return new ArrayList<>(forms.takeAll(phase, commands));
    }

    @Override
    public CommandTrace trace(CommandId id) {
        return forms.trace(id);
    }

    @Override
    public CommandTrace giveUp(CommandId id) {
        return forms.giveUp(id);
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
