/**
 * Tells shipping which orders were paid, as well as it can: a number of signed calls with growing gaps, then no more.
 *
 * <p>No call decides anything about the order. What the calls did not bring, the receiver reads by itself.
 */
package seckill.shipping;
