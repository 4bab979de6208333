package seckill.architecture.wrong.stock;

public record TwoPhaseStock() {}
