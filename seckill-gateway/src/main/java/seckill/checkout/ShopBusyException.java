package seckill.checkout;

/** More checkouts are in flight than the shop carries at once; nothing was written, the buyer may come back. */
public final class ShopBusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ShopBusyException() {
        super("too many checkouts in flight");
    }
}
