package seckill.transaction.message;

/**
 * A message, whoever carries it; delivered at least once.
 *
 * @param id    the same for every copy of it, at most 120 characters
 * @param topic where it goes
 * @param orderKey letters with the same key are carried in the order in which they were given up
 * @param body  JSON
 */
public record Letter(String id, String topic, String orderKey, String body) {}
