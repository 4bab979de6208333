package seckill.payment.api;

import seckill.participant.Refusal;

/** Why payment refuses. */
public enum PaymentRefusal implements Refusal {
    /** The buyer has no wallet. */
    NO_WALLET,
    /** Less in the wallet than the order costs. */
    INSUFFICIENT_BALANCE,
    /** The wallet is in another currency. */
    WRONG_CURRENCY,
    /** This order has been paid already, by another command. */
    ALREADY_PAID,
    /** This order was not charged to this buyer, or not this amount. */
    NOT_CHARGED,
    /** The money of this order has been given back, by another command. */
    ALREADY_REFUNDED,
    /** This order has earned points, by another command. */
    ALREADY_AWARDED
}
