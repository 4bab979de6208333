package seckill.order.api;

import java.io.Serializable;

/** How far an order is. */
public record OrderState(String orderId, OrderStatus status) implements Serializable {}
