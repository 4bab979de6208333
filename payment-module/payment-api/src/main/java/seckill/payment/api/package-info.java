/** What the payment module offers: wallets, the movements of a payment, and points. */
package seckill.payment.api;
