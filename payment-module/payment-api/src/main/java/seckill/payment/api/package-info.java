/** What the payment module offers: wallets, and the movements of a payment. */
package seckill.payment.api;
