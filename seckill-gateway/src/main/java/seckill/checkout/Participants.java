package seckill.checkout;

import seckill.order.api.OrderApi;
import seckill.payment.api.PaymentApi;
import seckill.stock.api.StockApi;

/** The modules that take part in checkouts, wherever they run. */
public record Participants(StockApi stock, OrderApi order, PaymentApi payment) {}
