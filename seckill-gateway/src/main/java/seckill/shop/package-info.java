/** The shop as a buyer sees it: the shop window, the cart at the shop's own prices, orders and the wallet. */
package seckill.shop;
