package seckill.order.api;

/** Where an order is in its life. */
public enum OrderStatus {
    /** Placed, not paid; its stock is reserved until the deadline. */
    PENDING,
    PAID
}
