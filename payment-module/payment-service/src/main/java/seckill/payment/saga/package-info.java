/** Money in steps that are done at once, and reversed in the ledger when the checkout fails. */
package seckill.payment.saga;
