package seckill.order.api;

import java.io.Serializable;
import java.time.Instant;

/** An order that waits to be paid, though it was to be paid until a deadline that has passed. */
public record OverdueOrder(String orderId, long buyerId, Instant deadline) implements Serializable {}
