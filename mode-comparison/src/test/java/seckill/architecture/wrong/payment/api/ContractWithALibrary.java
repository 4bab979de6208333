package seckill.architecture.wrong.payment.api;

import org.slf4j.Logger;

public record ContractWithALibrary(Logger log) {}
