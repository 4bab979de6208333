package seckill.payment.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import seckill.participant.Money;

/**
 * A buyer's wallet.
 *
 * @param points    what payments have earned, one for each whole 100 minor units of an order that was placed and paid later
 * @param movements the newest 50 of money, newest first
 */
public record WalletView(long buyerId, Money balance, long points, List<Movement> movements) implements Serializable {

    /**
     * @param amount as it changed the balance: deposits, reversals and refunds are positive, captures negative
     * @param order  the order's id, empty for deposits
     */
    public record Movement(Kind kind, Money amount, String order, Instant at) implements Serializable {}

    /** What moved the balance. */
    public enum Kind {
        DEPOSIT,
        CAPTURE,
        /** Gives back what a capture took, because the checkout failed. */
        REVERSAL,
        REFUND
    }
}
