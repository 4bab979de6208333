/** What the order module offers: the commands that move an order through its life, and the reads of its owner. */
package seckill.order.api;
