/**
 * Letters on their way: outbox, relay, broker, inbox and dead letters, each the product's own, against a real database and a
 * real broker; and beside them the ways in which it is often done wrong.
 */
package seckill.messages;
