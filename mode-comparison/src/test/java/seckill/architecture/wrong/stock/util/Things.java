package seckill.architecture.wrong.stock.util;

public record Things() {}
