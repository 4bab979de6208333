package seckill.stock.api;

import java.io.Serializable;

/** Where the units of a sale are: {@code allocated = available + reserved + sold}. */
public record SaleUnits(long saleId, int allocated, int available, int reserved, int sold) implements Serializable {}
