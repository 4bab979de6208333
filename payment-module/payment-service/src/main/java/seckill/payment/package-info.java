/**
 * Keeps wallets and payments.
 *
 * <p>{@link seckill.payment.PaymentModule} is the module as a library, {@link seckill.payment.PaymentApplication} the
 * module as a process of its own.
 */
package seckill.payment;
