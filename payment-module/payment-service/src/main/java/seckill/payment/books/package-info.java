/** What reconciliation reads and corrects in the books of payment. */
package seckill.payment.books;
