/**
 * Work that is asked for before a token of a sale is given: the first protocol of
 * <a href="https://altcha.org/docs/v2/proof-of-work">ALTCHA</a>, bound to one buyer, sale and key.
 */
package seckill.sale.proof;
