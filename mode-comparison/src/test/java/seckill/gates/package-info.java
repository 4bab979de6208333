/** The gates of sales, on a real Redis server and without a shop. */
package seckill.gates;
