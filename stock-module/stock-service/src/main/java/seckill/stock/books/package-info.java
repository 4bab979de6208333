/** What reconciliation reads and corrects in the books of stock. */
package seckill.stock.books;
