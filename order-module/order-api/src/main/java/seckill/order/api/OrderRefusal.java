package seckill.order.api;

import seckill.participant.Refusal;

/** Why the order module refuses. */
public enum OrderRefusal implements Refusal {
    /** This buyer has no such order. */
    NO_SUCH_ORDER,
    /** The order is not waiting to be paid. */
    NOT_PENDING,
    /** The order is not paid, or its money has been given back. */
    NOT_PAID,
    /** It was to be paid until a deadline that has passed. */
    DEADLINE_PASSED,
    /** The amount is not what the order costs. */
    WRONG_AMOUNT,
    /** The shop does not deliver to that address, or there is none such. */
    INVALID_ADDRESS
}
