package seckill.payment.api;

import java.util.List;
import seckill.participant.Money;
import seckill.participant.Participant;

/** Keeps wallets and payments; an account never goes below zero, whatever the caller does. */
public interface PaymentApi extends Participant<PaymentCommand> {

    /** The wallet with its newest movements, or an empty list when the buyer has none. */
    List<WalletView> wallet(long buyerId);

    /**
     * Opens wallets that are not there yet, and leaves the others as they are; repeatable.
     *
     * @param openingDeposit what is in a new wallet, 0 or more
     */
    int open(List<Long> buyerIds, Money openingDeposit);
}
