/** Nonces in Redis, which forgets them by itself. */
package seckill.shop.callback.redis;
