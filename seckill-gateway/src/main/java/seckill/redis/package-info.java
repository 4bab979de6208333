/** What all who keep something in Redis share. */
package seckill.redis;
