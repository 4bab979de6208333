/** The stock module's part in running sales, on a real database server and without a shop. */
package seckill.sales;
