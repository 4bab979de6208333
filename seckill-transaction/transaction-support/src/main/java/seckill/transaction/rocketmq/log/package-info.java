/** Where RocketMQ's client says what it has to say. */
package seckill.transaction.rocketmq.log;
