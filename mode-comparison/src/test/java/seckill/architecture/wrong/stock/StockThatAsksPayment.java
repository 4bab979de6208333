package seckill.architecture.wrong.stock;

import seckill.architecture.wrong.payment.PaymentThatAsksTheCheckout;

public record StockThatAsksPayment(PaymentThatAsksTheCheckout payment) {}
