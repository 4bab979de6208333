/** Letters by RocketMQ: who sends them, who takes them in, and what becomes of those that nobody can take in. */
package seckill.transaction.rocketmq;
