package seckill.architecture.wrong.stock.api;

public class ContractWithBehaviour {}
