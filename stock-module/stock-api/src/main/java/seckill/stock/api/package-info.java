/** What the stock module offers: the catalogue with its sales, and the commands that move units. */
package seckill.stock.api;
