/** What Redis says of the ticket with which an order began. */
package seckill.timeline.redis;
