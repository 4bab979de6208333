/** How a checkout goes on, told to whoever listens. */
package seckill.shop.live;
