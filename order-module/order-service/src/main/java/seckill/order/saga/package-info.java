/** Orders in a saga: pending until all steps are done. */
package seckill.order.saga;
