/**
 * Moves units of stock, and keeps the catalogue.
 *
 * <p>{@link seckill.stock.StockModule} is the module as a library, {@link seckill.stock.StockApplication} the module as a
 * process of its own.
 */
package seckill.stock;
