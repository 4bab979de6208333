package seckill.architecture.wrong.stock;

public abstract class AbstractStock {}
