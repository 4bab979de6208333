package seckill.order.api;

/** Where an order is in its life. */
public enum OrderStatus {
    /** Placed, not paid; its stock is reserved until the deadline. */
    PENDING,
    /** Paid, at once or later; its stock is sold. */
    PAID,
    /** Given up before it was paid; its stock is available again. An end. */
    CANCELLED,
    /** Paid, and given up afterwards: money and stock are back. An end. */
    REFUNDED
}
