/**
 * buy-now as the public Seata samples would write it: annotations, Seata's own data-source proxy, the released Dubbo
 * filters, and no more. It has the statements of the shop's participants, so that what is left of a difference in latency is
 * the price of the shop's engine. It guards nothing else that the shop guards, and nobody should run it for anything else.
 */
package seckill.sample;
