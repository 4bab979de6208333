/**
 * buy-now as the public Seata samples would write it, in AT, XA and TCC: annotations, Seata's own data-source proxy and fence,
 * the released Dubbo filters, and no more. It has the statements of the shop's participants and as many processes as the shop
 * has, so that what is left of a difference in latency is the price of the shop's engine. It guards nothing else that the
 * shop guards, and nobody should run it for anything else.
 */
package seckill.sample;
