package seckill.sale.gate;

/** What the gate says to a wish. */
public enum Verdict {
    /** The buyer has a ticket now, and it is in the journal. */
    ADMITTED,
    /** The buyer had this ticket already, for as many units. */
    ALREADY,
    /** The ticket was given back: it became no order. */
    RETURNED,
    /** The ticket was for another number of units. */
    OTHER_WISH,
    /** Not within the sale's hours, or paused. */
    NOT_OPEN,
    /** The buyer would have more of the sale than one may have. */
    LIMIT,
    /** Fewer units left than asked for; some may come back. */
    SOLD_OUT,
    /** Too many wait at the gate. */
    BUSY,
    /** The gate is gone, or was built anew meanwhile: look at it again. */
    OTHER_EPOCH
}
