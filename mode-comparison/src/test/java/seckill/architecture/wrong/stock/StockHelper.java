package seckill.architecture.wrong.stock;

public record StockHelper() {}
