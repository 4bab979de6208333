/** Statements over the rows of many orders at once; beside those of {@code seckill.payment.mybatis}, and under the same rules. */
package seckill.payment.jdbc;
