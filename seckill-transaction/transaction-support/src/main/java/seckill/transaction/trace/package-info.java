/** One trace per checkout, through all processes that it goes through; nothing at all where nobody has asked for traces. */
package seckill.transaction.trace;
