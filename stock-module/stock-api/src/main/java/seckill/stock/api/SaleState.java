package seckill.stock.api;

/** Whether a sale sells within its hours. */
public enum SaleState {
    /** From its first instant until before its last. */
    ACTIVE,
    /** Not now; it may be resumed. */
    PAUSED,
    /** Never again; what is left goes back to the shelf. */
    ENDED
}
