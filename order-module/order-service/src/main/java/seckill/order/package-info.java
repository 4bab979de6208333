/**
 * Keeps orders.
 *
 * <p>{@link seckill.order.OrderModule} is the module as a library, {@link seckill.order.OrderApplication} the module as a
 * process of its own.
 */
package seckill.order;
