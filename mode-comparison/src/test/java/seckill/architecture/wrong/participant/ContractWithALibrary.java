package seckill.architecture.wrong.participant;

import org.slf4j.Logger;

public record ContractWithALibrary(Logger log) {}
