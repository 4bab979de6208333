package seckill.stock.api;

import seckill.participant.Refusal;

/** Why stock refuses. */
public enum StockRefusal implements Refusal {
    /** No such product, or it is not part of that sale. */
    UNKNOWN_PRODUCT,
    /** Fewer units available than asked for. */
    OUT_OF_STOCK,
    /** The sale has not begun, is over, or is paused. */
    SALE_NOT_OPEN,
    /** This buyer would have more of the sale than one buyer may have. */
    LIMIT_PER_BUYER,
    /** This order has no units reserved: it never had, or they have been deducted or released. */
    NO_RESERVATION,
    /** This order has no units deducted: it never had, or they have been returned. */
    NOT_DEDUCTED
}
