/** Statements over the rows of many orders at once; beside those of {@code seckill.stock.mybatis}, and under the same rules. */
package seckill.stock.jdbc;
