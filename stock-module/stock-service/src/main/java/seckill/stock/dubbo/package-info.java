/** Offers the stock module to other processes. */
package seckill.stock.dubbo;
