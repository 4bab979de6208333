package seckill.architecture.wrong.order.api;

import org.slf4j.Logger;

public record ContractWithALibrary(Logger log) {}
