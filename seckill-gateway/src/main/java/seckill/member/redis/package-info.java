/** What all gateways must know about sessions at once, in Redis, with an end to each key. */
package seckill.member.redis;
