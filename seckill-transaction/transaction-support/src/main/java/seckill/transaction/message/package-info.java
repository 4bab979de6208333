/** Checkouts that travel from one participant to the next by letters, whoever carries the letters. */
package seckill.transaction.message;
