/** Sales over HTTP, for the operator. */
package seckill.sale.web;
