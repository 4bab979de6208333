package seckill.stock.api;

import seckill.participant.Refusal;

/** Why a change of a sale is refused. */
public enum SaleRefusal implements Refusal {
    /** No such product. */
    UNKNOWN_PRODUCT,
    /** Fewer units on the shelf than the sale is to get. */
    OUT_OF_STOCK,
    /** No such sale. */
    UNKNOWN_SALE,
    /** There is a sale with this id already. */
    SALE_EXISTS,
    /** It was ended, or its last instant is over: nothing can be allocated, paused or resumed any more. */
    SALE_OVER,
    /** Its gate is made of something else, and stays so. */
    OTHER_ENGINE,
    /** Somebody has changed the sale under a later lock. */
    STALE_FENCE
}
