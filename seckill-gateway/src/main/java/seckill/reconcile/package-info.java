/**
 * Reconciliation: what the books of gateway, stock, orders, payment and Redis say about the same thing, where they differ, and how
 * that is set right.
 *
 * <p>What buyers were told is the measure: an accepted checkout is to be found in all books, any other one in none.
 */
package seckill.reconcile;
