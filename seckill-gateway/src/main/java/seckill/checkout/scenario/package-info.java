/** The shop's business transactions, a table of steps each. */
package seckill.checkout.scenario;
