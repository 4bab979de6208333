/**
 * The order module's statements, over {@code sql/order}.
 *
 * <p>Each change is one statement whose {@code WHERE} holds its precondition; the number of rows is the answer. They are
 * of the plain kind of which Seata AT can take images. All times are UTC.
 */
package seckill.order.mybatis;
