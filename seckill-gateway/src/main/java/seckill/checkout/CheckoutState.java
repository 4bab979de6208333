package seckill.checkout;

/** Where a checkout is. */
public enum CheckoutState {
    /** Being carried, or waiting for its outcome to be found out. */
    IN_FLIGHT,
    ACCEPTED,
    REFUSED,
    FAILED
}
