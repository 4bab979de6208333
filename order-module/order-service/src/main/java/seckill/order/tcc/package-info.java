/** Orders in three parts: the next status is announced, and then made true or taken back. */
package seckill.order.tcc;
