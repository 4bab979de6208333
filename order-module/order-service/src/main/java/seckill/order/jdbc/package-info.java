/** Statements over the rows of many orders at once; beside those of {@code seckill.order.mybatis}, and under the same rules. */
package seckill.order.jdbc;
