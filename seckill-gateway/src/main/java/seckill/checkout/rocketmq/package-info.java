/** How checkouts ended that travelled, as RocketMQ delivers it. */
package seckill.checkout.rocketmq;
