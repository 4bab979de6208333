/**
 * Gates in Redis: each decision is one script. The hash tag {@code {sale:ID}} keeps what belongs to a sale in one slot of a cluster.
 */
package seckill.sale.gate.redis;
