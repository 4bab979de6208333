/**
 * Statements over the rows of many orders at once, and what reads and corrects the books for reconciliation; beside those of {@code seckill.stock.mybatis}, and under the same rules.
 */
package seckill.stock.jdbc;
