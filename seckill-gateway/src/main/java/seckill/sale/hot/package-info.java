/**
 * The request of a sale's first second: a route of the web server itself, past Spring's handlers and past the security filters, so what
 * those do for other requests stands here.
 */
package seckill.sale.hot;
