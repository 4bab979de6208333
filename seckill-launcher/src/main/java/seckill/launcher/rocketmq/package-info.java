/**
 * RocketMQ asked in its own protocol, without its client: a dozen questions are no reason for a Netty on the launcher's
 * class path, and what the audit reads must not come through what it judges.
 */
package seckill.launcher.rocketmq;
