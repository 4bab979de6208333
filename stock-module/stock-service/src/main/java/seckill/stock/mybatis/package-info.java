/**
 * The stock module's statements, over {@code sql/stock}.
 *
 * <p>Each change is one statement whose {@code WHERE} holds its precondition; the number of rows is the answer. They are
 * of the plain kind of which Seata AT can take images: no sub-selects, no {@code ON DUPLICATE KEY}. All times are UTC.
 */
package seckill.stock.mybatis;
