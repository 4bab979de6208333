package seckill.transaction.outbox;

/**
 * How far the sending of letters is behind.
 *
 * @param unsent   letters that were written and not yet acknowledged by the broker
 * @param oldestMs how long the oldest of them has waited, in milliseconds; 0 when there is none
 */
public record OutboxLag(long unsent, long oldestMs) {}
