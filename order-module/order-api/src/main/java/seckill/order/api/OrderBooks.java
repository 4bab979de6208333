package seckill.order.api;

import seckill.participant.Books;

/** The books of orders. They keep no sums. */
public interface OrderBooks extends Books<OrderEntry> {}
