package seckill.payment.api;

import seckill.participant.Books;

/**
 * The books of payment: what each order cost its buyer and earned him. Its sums are {@code balance}, {@code held} and {@code points}
 * of a buyer.
 */
public interface PaymentBooks extends Books<MoneyOfOrder> {}
