/** The locks of sales in Redis, by Redisson. */
package seckill.sale.redis;
