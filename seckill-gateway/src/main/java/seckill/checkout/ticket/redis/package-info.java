/**
 * Counters, tickets and journal in Redis, with scripts that run as one.
 *
 * <p>Every key has the hash tag {@code {admission}}, so that a cluster keeps them together. Each script begins with
 * {@code redis.replicate_commands()}: before Redis 7 a script would else be written to the append-only file as it is, and run
 * anew when the file is loaded, with other ids for the journal's entries.
 */
package seckill.checkout.ticket.redis;
