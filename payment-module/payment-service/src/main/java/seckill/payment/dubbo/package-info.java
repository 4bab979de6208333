/** Offers the payment module to other processes. */
package seckill.payment.dubbo;
