/** Stock in three parts: units are reserved, and then sold or given back. */
package seckill.stock.tcc;
