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
    ALREADY_PAID
}
