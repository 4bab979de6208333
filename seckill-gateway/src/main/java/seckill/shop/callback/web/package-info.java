/** Where a payment provider calls. */
package seckill.shop.callback.web;
