package seckill.stock.api;

import seckill.participant.Books;

/** The books of stock: which units are away from the shelves and sales, for which order. Its sums are {@code reserved} and {@code sold}. */
public interface StockBooks extends Books<UnitsOfOrder> {}
