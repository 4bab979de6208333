/** Offers the order module to other processes. */
package seckill.order.dubbo;
