/**
 * Checkouts that are admitted by a ticket, journaled with it, and settled later by whoever reads the journal.
 *
 * <p>A ticket's id is its checkout's id. It ends once: as an order, or returned.
 */
package seckill.checkout.ticket;
