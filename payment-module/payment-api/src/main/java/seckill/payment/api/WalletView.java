package seckill.payment.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import seckill.participant.Money;

/**
 * A buyer's wallet.
 *
 * @param movements the newest 50, newest first
 */
public record WalletView(long buyerId, Money balance, List<Movement> movements) implements Serializable {

    /**
     * @param kind   {@code DEPOSIT} or {@code CAPTURE}
     * @param amount as it changed the balance: a deposit is positive, a capture negative
     * @param order  the order's id, empty for deposits
     */
    public record Movement(Kind kind, Money amount, String order, Instant at) implements Serializable {}

    /** What moved the balance. */
    public enum Kind {
        DEPOSIT,
        CAPTURE
    }
}
