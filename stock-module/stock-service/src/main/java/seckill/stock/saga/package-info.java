/** Stock in steps that are done at once and compensated when the checkout fails. */
package seckill.stock.saga;
