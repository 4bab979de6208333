/** Money in three parts: it is held, and then captured or let go. */
package seckill.payment.tcc;
