/** How an operator runs flash sales: planned, given units, paused, resumed, ended; several gateways may do it at once. */
package seckill.sale;
