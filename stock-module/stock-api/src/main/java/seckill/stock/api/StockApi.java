package seckill.stock.api;

import seckill.participant.Participant;

/** Moves units of stock; whatever the caller does, the database refuses to oversell. */
public interface StockApi extends Participant<StockCommand> {}
