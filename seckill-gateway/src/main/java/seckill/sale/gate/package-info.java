/**
 * The gate in front of a flash sale: who gets a ticket for units of it, in Redis and without the database; and the turning of tickets
 * into orders.
 *
 * <p>The gate is a hint. It is built from the stock module's ledger, under a number that grows with every building; whatever it says,
 * the database refuses to oversell.
 */
package seckill.sale.gate;
