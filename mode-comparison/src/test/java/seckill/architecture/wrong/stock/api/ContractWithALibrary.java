package seckill.architecture.wrong.stock.api;

import org.slf4j.Logger;

public record ContractWithALibrary(Logger log) {}
